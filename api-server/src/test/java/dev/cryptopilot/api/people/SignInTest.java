// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryptopilot.api.people.PeopleServer.Reply;
import dev.cryptopilot.api.store.Dialect;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Sign-in as the web client does it, through the whole server. */
@ParameterizedClass
@EnumSource(Dialect.class)
class SignInTest {
  @TempDir private static Path data;
  private static PeopleServer server;

  @Parameter Dialect dialect;

  @BeforeParameterizedClassInvocation
  static void start(Dialect dialect) {
    server = new PeopleServer(dialect, data.resolve(dialect.name()));
  }

  @AfterParameterizedClassInvocation
  static void stop() {
    server.close();
  }

  @Test
  void registerThenLoginThenVerify() throws Exception {
    Reply registered = server.register("Ann@Example.org");
    assertThat(registered.status()).isEqualTo(201);
    assertThat(registered.json().at("/data/email").asText()).isEqualTo("ann@example.org");
    assertThat(registered.text()).doesNotContain("token");
    assertThat(server.register("ann@example.org").message()).isEqualTo("User already exists");

    Reply login = server.login("ANN@example.org", "correct horse 1");
    assertThat(login.json().path("expiresIn").asInt()).isEqualTo(900);
    JsonNode user = login.json().at("/data/user");
    assertThat(user.path("id").asText()).isEqualTo(registered.json().at("/data/id").asText());

    String token = login.json().path("token").asText();
    for (String header : new String[] {"Bearer " + token, "Firebase " + token, token}) {
      Reply verified = server.get("/api/auth/verify-token", "Authorization", header);
      assertThat(verified.status()).isEqualTo(200);
      assertThat(verified.json().path("valid").asBoolean()).isTrue();
      assertThat(verified.json().path("tokenType").asText()).isEqualTo("JWT");
      assertThat(verified.json().at("/user/role").asText()).isEqualTo("user");
    }
    Reply bad = server.get("/api/auth/verify-token", "Authorization", "Bearer " + token + "x");
    assertThat(bad.status()).isEqualTo(401);
    assertThat(bad.json().path("valid").asBoolean(true)).isFalse();
    assertThat(bad.json().path("jwtError").asText()).isEqualTo("SIGNATURE");
  }

  @Test
  void refusalsSayWhatTheClientLooksFor() throws Exception {
    server.register("bob@example.org");
    Reply unknown = server.login("nobody@example.org", "correct horse 1");
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.message()).isEqualTo("User does not exist. Please sign up instead.");
    Reply wrong = server.login("bob@example.org", "wrong horse");
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.message()).isEqualTo("Invalid credentials");
    assertThat(server.login("bob@example.org", "x".repeat(9000)).message())
        .isEqualTo("Invalid credentials");
    Reply noEmail = server.login("bob", "correct horse 1");
    assertThat(noEmail.status()).isEqualTo(400);
    assertThat(noEmail.message()).startsWith("Validation failed");
    Reply weak =
        server.post(
            "/api/auth/register",
            Map.of("username", "x", "email", "\u212Aate@example.org", "password", "12345"));
    assertThat(weak.status()).isEqualTo(400);
    assertThat(weak.message()).isEqualTo("Validation failed");
    assertThat(weak.json().path("errors")).hasSize(3);
    assertThat(weak.text()).doesNotContain("12345");
    // The back-door of the server before: test… with one fixed password.
    assertThat(server.login("test@example.org", "password").status()).isEqualTo(404);
  }

  @Test
  void cookiesAreForTheOtherHostsPageAndUnreadable() throws Exception {
    server.register("cookie@example.org");
    Reply login = server.login("cookie@example.org", "correct horse 1");

    assertThat(login.cookies())
        .hasSize(2)
        .allMatch(c -> c.contains("HttpOnly") && c.contains("SameSite=None; Secure; Partitioned"))
        .anyMatch(c -> c.startsWith("token=") && c.contains("Max-Age=900"))
        .anyMatch(c -> c.startsWith("refreshToken=") && c.contains("Max-Age=604800"));
  }

  @Test
  void refreshRotatesAndATwiceUsedTokenEndsTheSession() throws Exception {
    server.register("carol@example.org");
    Reply login = server.login("carol@example.org", "correct horse 1");
    String first = login.cookie("refreshToken");
    Reply refreshed = refresh(first);

    assertThat(refreshed.status()).isEqualTo(200);
    String access = refreshed.json().path("accessToken").asText();
    assertThat(server.get("/api/auth/me", "Authorization", "Bearer " + access).status())
        .isEqualTo(200);
    String second = refreshed.cookie("refreshToken");
    assertThat(second).isNotEqualTo(first).isNotEmpty();
    String third = refresh(second).cookie("refreshToken");

    Reply reused = refresh(first);
    assertThat(reused.status()).isEqualTo(403);
    assertThat(reused.cookies()).hasSize(2).allMatch(c -> c.contains("Max-Age=0"));
    assertThat(refresh(third).status()).isEqualTo(401);
    assertThat(server.post("/api/auth/refresh-token", Map.of()).status()).isEqualTo(400);
    assertThat(refresh("made-up").status()).isEqualTo(401);
  }

  @Test
  void logoutNeverFailsAndEndsTheSession() throws Exception {
    server.register("dave@example.org");
    String token = server.login("dave@example.org", "correct horse 1").cookie("refreshToken");

    for (int i = 0; i < 2; i++) {
      Reply logout = server.post("/api/auth/logout", Map.of(), "Cookie", "refreshToken=" + token);
      assertThat(logout.status()).isEqualTo(200);
      assertThat(logout.cookies()).allMatch(cookie -> cookie.contains("Max-Age=0"));
    }
    assertThat(server.post("/api/auth/logout", Map.of()).status()).isEqualTo(200);
    assertThat(refresh(token).status()).isEqualTo(401);
  }

  @Test
  void googleTwiceIsOnePersonWithOneSession() throws Exception {
    String google = server.firebase.token("uid-erin", "erin@example.org");
    Reply first = server.post("/api/auth/google-verify", Map.of("idToken", google));
    Reply second = server.post("/api/auth/google-verify", Map.of("idToken", google));

    assertThat(first.status()).isEqualTo(200);
    assertThat(second.json().at("/data/id")).isEqualTo(first.json().at("/data/id"));
    Reply verified = server.get("/api/auth/verify-token", "Authorization", google);
    assertThat(verified.json().path("tokenType").asText()).isEqualTo("Firebase");
    assertThat(verified.json().path("uid").asText()).isEqualTo("uid-erin");
    Reply sessions = server.get("/api/account/sessions", "Authorization", "Bearer " + google);
    assertThat(sessions.json().path("data")).hasSize(1);
    assertThat(sessions.json().at("/data/0/browser").asText()).isEqualTo("Chrome");

    Reply exchanged = server.post("/api/auth/exchange-google-token", Map.of("idToken", google));
    String own = exchanged.json().path("token").asText();
    Reply me = server.get("/api/auth/me", "Authorization", "Bearer " + own);
    assertThat(me.json().at("/user/id")).as("one id").isEqualTo(first.json().at("/data/id"));
    assertThat(server.login("erin@example.org", "whatever").message()).contains("Google");
  }

  @Test
  void aSignedOutGoogleSessionIsOverAtOnce() throws Exception {
    String google = server.firebase.token("uid-frank", "frank@example.org");
    String bearer = "Bearer " + google;
    server.post("/api/auth/google-verify", Map.of("idToken", google));
    Reply sessions = server.get("/api/account/sessions", "Authorization", bearer);
    String id = sessions.json().at("/data/0/sessionId").asText();

    server.call("DELETE", "/api/account/sessions/" + id, Map.of(), "Authorization", bearer);

    assertThat(server.get("/api/auth/me", "Authorization", bearer).status()).isEqualTo(401);
    assertThat(server.post("/api/auth/google-verify", Map.of("idToken", google)).status())
        .isEqualTo(401);
  }

  @Test
  void aTokenOfOurOwnIsNoGoogleToken() throws Exception {
    server.register("gina@example.org");
    String own = server.login("gina@example.org", "correct horse 1").json().path("token").asText();

    assertThat(server.post("/api/auth/google-verify", Map.of("idToken", own)).status())
        .isEqualTo(401);
  }

  @Test
  void aLockTellsNothingAboutAccounts() throws Exception {
    server.register("henry@example.org");
    Reply known = lastOfTwelve("henry@example.org");
    Reply unknown = lastOfTwelve("no-henry@example.org");

    assertThat(known.status()).isEqualTo(429);
    assertThat(known.text()).isEqualTo(unknown.text());
    assertThat(names(known.json())).contains("message", "retryAfter");
    assertThat(server.login("henry@example.org", "correct horse 1").status()).isEqualTo(429);
  }

  @Test
  void debugRoutesSayNothingAboutAnybodyElse() throws Exception {
    assertThat(server.get("/api/users/debug-no-auth").status()).isEqualTo(200);
    Reply nobody = server.get("/api/auth/debug-auth");
    assertThat(nobody.json().path("authenticated").asBoolean(true)).isFalse();
    assertThat(server.get("/api/auth/debug/user/ann@example.org").status()).isEqualTo(404);
    assertThat(server.get("/api/users/profile-alt").status()).isEqualTo(404);
  }

  private Reply lastOfTwelve(String email) throws Exception {
    Reply last = server.login(email, "wrong");
    for (int i = 0; i < 11; i++) {
      last = server.login(email, "wrong");
    }
    return last;
  }

  private Reply refresh(String token) throws Exception {
    return server.post("/api/auth/refresh-token", Map.of(), "Cookie", "refreshToken=" + token);
  }

  private static Set<String> names(JsonNode node) {
    return node.propertyStream().map(Map.Entry::getKey).collect(Collectors.toSet());
  }
}
