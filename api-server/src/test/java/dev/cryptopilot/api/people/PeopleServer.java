// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.people;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.cryptopilot.api.app.Server;
import dev.cryptopilot.api.app.Wiring;
import dev.cryptopilot.api.auth.firebase.TestFirebase;
import dev.cryptopilot.api.config.Environment;
import dev.cryptopilot.api.http.Json;
import dev.cryptopilot.api.store.Dialect;
import dev.cryptopilot.api.store.TestDatabases;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The whole server on a port, with a sign-in service and a mail server of its own. */
final class PeopleServer implements AutoCloseable {
  static final String PAGE = "http://localhost:5173";

  final TestFirebase firebase = new TestFirebase(Clock.systemUTC());
  final GreenMail mails = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  final Map<String, String> settings = new HashMap<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private final Wiring wiring;
  private final Server server;

  PeopleServer(Dialect dialect, Path data) {
    mails.start();
    settings.put("PILOT_API_PORT", "0");
    settings.put("PILOT_API_DATA", data.toString());
    settings.put("PILOT_DATABASE_URL", TestDatabases.text(dialect));
    settings.put("ALLOWED_ORIGINS", PAGE);
    settings.put("JWT_SECRET", "a secret of the tests, 32 bytes or more");
    settings.put("FIREBASE_PROJECT_ID", TestFirebase.PROJECT);
    settings.put("FIREBASE_ISSUER", TestFirebase.ISSUER);
    settings.put("FIREBASE_JWKS_URL", firebase.keysAddress().toString());
    settings.put("SMTP_URL", "smtp://127.0.0.1:" + mails.getSmtp().getPort());
    settings.put("MAIL_FROM", "pilot@example.org");
    settings.put("PUBLIC_API_URL", "https://api.example.org/");
    settings.put("ADMIN_EMAILS", "root@example.org");
    settings.put("PILOT_RATE_SIGN_IN", "off");
    this.wiring = new Wiring(new Environment(settings));
    this.server = wiring.server();
  }

  /**
   * One answer.
   *
   * @param cookies of Set-Cookie, whole
   */
  record Reply(int status, String text, List<String> cookies) {
    JsonNode json() throws IOException {
      return Json.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    String message() throws IOException {
      return json().path("message").asText();
    }

    /** The value of a cookie that was set. */
    String cookie(String name) {
      return cookies.stream()
          .filter(cookie -> cookie.startsWith(name + "="))
          .map(cookie -> cookie.substring(name.length() + 1, cookie.indexOf(';')))
          .findFirst()
          .orElse("");
    }
  }

  Reply get(String path, String... headers) throws IOException, InterruptedException {
    return call("GET", path, Map.of(), headers);
  }

  Reply post(String path, Map<String, ?> body, String... headers)
      throws IOException, InterruptedException {
    return call("POST", path, body, headers);
  }

  Reply call(String verb, String path, Map<String, ?> body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
            .header("Origin", PAGE)
            .header("User-Agent", "Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36");
    if (headers.length > 0) {
      request.headers(headers);
    }
    if (body.isEmpty()) {
      request.method(verb, BodyPublishers.noBody());
    } else {
      request.header("Content-Type", "application/json");
      request.method(verb, BodyPublishers.ofByteArray(Json.bytes(body)));
    }
    HttpResponse<String> answer =
        client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    return new Reply(answer.statusCode(), answer.body(), answer.headers().allValues("Set-Cookie"));
  }

  /** Registers somebody with the password {@code correct horse 1}. */
  Reply register(String email) throws IOException, InterruptedException {
    return post(
        "/api/auth/register",
        Map.of("username", "someone", "email", email, "password", "correct horse 1"));
  }

  Reply login(String email, String password) throws IOException, InterruptedException {
    return post("/api/auth/login", Map.of("email", email, "password", password));
  }

  @Override
  public void close() {
    client.shutdownNow();
    server.close();
    wiring.close();
    firebase.close();
    mails.stop();
  }
}
