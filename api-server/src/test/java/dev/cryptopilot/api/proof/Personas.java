// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryptopilot.api.auth.email.EmailAddress;
import dev.cryptopilot.api.http.Json;
import java.io.IOException;
import java.util.Map;

/** The people of the proof, registered and signed in through the API itself. */
record Personas(Persona owner, Persona other, Persona admin, BadTokens bad) {

  static final String ADMIN_EMAIL = "root@example.org";
  static final String PASSWORD = "correct horse 1";

  static Personas of(ProofServer server) throws IOException, InterruptedException {
    // By the store: an address on the allow-list counts only once it is verified.
    Persona owner = signedIn(server, "alice@example.org");
    signedIn(server, ADMIN_EMAIL);
    server.wiring().administrators().appoint(new EmailAddress(ADMIN_EMAIL));
    return new Personas(
        owner,
        signedIn(server, "bob@example.org"),
        signIn(server, ADMIN_EMAIL),
        BadTokens.like(owner.token()));
  }

  private static Persona signedIn(ProofServer server, String email)
      throws IOException, InterruptedException {
    post(
        server,
        "/api/auth/register",
        Map.of("username", email.replaceFirst("@.*", ""), "email", email, "password", PASSWORD),
        201);
    return signIn(server, email);
  }

  private static Persona signIn(ProofServer server, String email)
      throws IOException, InterruptedException {
    JsonNode login =
        post(server, "/api/auth/login", Map.of("email", email, "password", PASSWORD), 200);
    return new Persona(
        login.path("data").path("user").path("id").asText(), login.path("token").asText());
  }

  private static JsonNode post(
      ProofServer server, String path, Map<String, String> body, int status)
      throws IOException, InterruptedException {
    Reply reply = server.call("POST", path, "", Json.bytes(body));
    assertThat(reply.status()).as("%s: %s", path, reply.text()).isEqualTo(status);
    return Json.parse(reply.body());
  }
}
