// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryptopilot.api.people.PeopleServer.Reply;
import dev.cryptopilot.api.store.Dialect;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The account page's calls, through the whole server. */
@ParameterizedClass
@EnumSource(Dialect.class)
class AccountTest {
  private static final String AUTHORIZATION = "Authorization";

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
  void aNewProfileHasTheDefaults() throws Exception {
    String token = signedIn("ann@example.org");
    JsonNode data = server.get("/api/account/profile", AUTHORIZATION, token).json().path("data");

    assertThat(data.path("authProvider").asText()).isEqualTo("local");
    assertThat(data.path("hasPassword").asBoolean()).isTrue();
    assertThat(data.path("emailVerified").asBoolean(true)).isFalse();
    assertThat(data.path("timezone").asText()).isEqualTo("UTC");
    assertThat(data.at("/paperWallet/balance").decimalValue()).isEqualByComparingTo("1000");
    assertThat(data.at("/paperWallet/balance").isNumber()).isTrue();
    assertThat(data.at("/subscription/maxBots").asInt()).isEqualTo(3);
    assertThat(data.at("/subscription/maxWalletSize").asInt()).isEqualTo(100_000);
    assertThat(data.at("/notificationPreferences/emailNotifications/tradeAlerts").asBoolean())
        .isTrue();
    assertThat(data.at("/notificationPreferences/notificationFrequency").asText())
        .isEqualTo("instant");
    Reply flat = server.get("/api/users/profile", AUTHORIZATION, token);
    assertThat(flat.json().path("paperBalance").isNumber()).isTrue();
  }

  @Test
  void aProfileChangesFieldByField() throws Exception {
    String token = signedIn("bob@example.org");
    Reply changed = put("profile", token, Map.of("timezone", "Europe/Berlin"));
    assertThat(changed.json().at("/data/timezone").asText()).isEqualTo("Europe/Berlin");
    assertThat(changed.json().at("/data/displayName").asText()).isEqualTo("someone");
    put("profile", token, Map.of("displayName", "Böb ☀", "preferredCurrency", "EUR"));

    JsonNode data = server.get("/api/account/profile", AUTHORIZATION, token).json().path("data");
    assertThat(data.path("displayName").asText()).isEqualTo("Böb ☀");
    assertThat(data.path("timezone").asText()).isEqualTo("Europe/Berlin");
    assertThat(data.path("preferredCurrency").asText()).isEqualTo("EUR");

    assertThat(put("profile", token, Map.of("timezone", "Mars/Olympus")).status()).isEqualTo(400);
    assertThat(put("profile", token, Map.of("timezone", "EST")).status()).isEqualTo(200);
    assertThat(put("profile", token, Map.of("preferredCurrency", "XXX")).status()).isEqualTo(400);
    assertThat(put("profile", token, Map.of("avatar", "javascript:alert(1)")).status())
        .isEqualTo(400);
    assertThat(put("profile", token, Map.of("displayName", "a\u202Eb")).status()).isEqualTo(400);
    assertThat(put("profile", token, Map.of("displayName", "x".repeat(101))).status())
        .isEqualTo(400);
  }

  @Test
  void notificationsKeepWhatIsNotNamed() throws Exception {
    String token = signedIn("carol@example.org");
    put("notifications", token, Map.of("emailNotifications", Map.of("tradeAlerts", false)));
    Reply changed = put("notifications", token, Map.of("notificationFrequency", "daily"));

    assertThat(changed.json().at("/data/emailNotifications/tradeAlerts").asBoolean(true)).isFalse();
    assertThat(changed.json().at("/data/emailNotifications/botErrors").asBoolean()).isTrue();
    assertThat(changed.json().at("/data/notificationFrequency").asText()).isEqualTo("daily");
    assertThat(put("notifications", token, Map.of("notificationFrequency", "never")).status())
        .isEqualTo(400);
  }

  @Test
  void aNewPasswordEndsTheOtherSessionsAndKeepsThisOne() throws Exception {
    String token = signedIn("dave@example.org");
    Reply other = server.login("dave@example.org", "correct horse 1");

    assertThat(change(token, Map.of("newPassword", "another horse 2")).message())
        .isEqualTo("Current password is required");
    assertThat(change(token, passwords("wrong", "another horse 2")).message())
        .isEqualTo("Current password is incorrect");
    assertThat(change(token, passwords("correct horse 1", "12345")).status()).isEqualTo(400);
    assertThat(change(token, passwords("correct horse 1", "another horse 2")).status())
        .isEqualTo(200);

    assertThat(refresh(other).status()).isEqualTo(401);
    assertThat(server.get("/api/account/sessions", AUTHORIZATION, token).json().path("data"))
        .as("only the one that changed it")
        .hasSize(1);
    assertThat(server.login("dave@example.org", "correct horse 1").message())
        .isEqualTo("Invalid credentials");
    assertThat(server.login("dave@example.org", "another horse 2").status()).isEqualTo(200);
  }

  @Test
  void whoCameByGoogleMaySetAPasswordAndIsThenAskedForIt() throws Exception {
    String token = "Bearer " + server.firebase.token("uid-erin", "erin@example.org");
    JsonNode before = server.get("/api/account/profile", AUTHORIZATION, token).json().path("data");
    assertThat(before.path("authProvider").asText()).isEqualTo("google");
    assertThat(before.path("emailVerified").asBoolean()).isTrue();

    assertThat(server.post("/api/auth/google-verify", google(token)).status()).isEqualTo(200);

    assertThat(change(token, Map.of("newPassword", "a first horse")).status()).isEqualTo(200);

    JsonNode after = server.get("/api/account/profile", AUTHORIZATION, token).json().path("data");
    assertThat(after.path("authProvider").asText()).isEqualTo("local");
    assertThat(change(token, Map.of("newPassword", "a second horse")).message())
        .isEqualTo("Current password is required");
    Reply login = server.login("erin@example.org", "a first horse");
    assertThat(login.json().at("/data/user/id")).isEqualTo(before.path("id"));
  }

  @Test
  void nobodyEndsAnothersSession() throws Exception {
    String ann = signedIn("frank@example.org");
    String eve = signedIn("eve@example.org");
    String id =
        server
            .get("/api/account/sessions", AUTHORIZATION, ann)
            .json()
            .at("/data/0/sessionId")
            .asText();
    String path = "/api/account/sessions/" + id;

    assertThat(server.call("DELETE", path, Map.of(), AUTHORIZATION, eve).status()).isEqualTo(404);
    assertThat(server.call("DELETE", path, Map.of(), AUTHORIZATION, ann).status()).isEqualTo(200);
    assertThat(server.call("DELETE", path, Map.of(), AUTHORIZATION, ann).status()).isEqualTo(404);
  }

  @Test
  void theLinkInTheMailVerifiesOnlyWhenItsButtonIsPressed() throws Exception {
    String token = signedIn("root@example.org");
    assertThat(role(token)).as("listed, but not verified").isEqualTo("user");
    Reply sent =
        server.post("/api/account/send-verification-email", Map.of(), AUTHORIZATION, token);
    assertThat(sent.status()).isEqualTo(200);

    String path = linkOfLastMail();
    for (int i = 0; i < 3; i++) {
      Reply page = server.get(path);
      assertThat(page.status()).isEqualTo(200);
      assertThat(page.text()).contains("<form method=\"get\">");
    }
    assertThat(role(token)).as("looked at, not pressed").isEqualTo("user");

    assertThat(server.get(path + "&confirm=yes").status()).isEqualTo(200);
    assertThat(role(token)).isEqualTo("admin");
    assertThat(server.get(path + "&confirm=yes").status()).as("twice").isEqualTo(400);
    Reply again =
        server.post("/api/account/send-verification-email", Map.of(), AUTHORIZATION, token);
    assertThat(again.status()).isEqualTo(400);
  }

  @Test
  void onlyTheNewestMailCountsAndMailsAreFew() throws Exception {
    String token = signedIn("grace@example.org");
    String path = "/api/account/send-verification-email";
    server.post(path, Map.of(), AUTHORIZATION, token);
    String old = linkOfLastMail().replaceFirst(".*token=", "");
    server.post(path, Map.of(), AUTHORIZATION, token);
    String fresh = linkOfLastMail().replaceFirst(".*token=", "");

    assertThat(server.post("/api/account/verify-email", Map.of("token", old)).status())
        .isEqualTo(400);
    server.post(path, Map.of(), AUTHORIZATION, token);
    assertThat(server.post(path, Map.of(), AUTHORIZATION, token).status()).isEqualTo(429);
    assertThat(fresh).isNotEqualTo(old);
    String newest = linkOfLastMail().replaceFirst(".*token=", "");
    assertThat(server.post("/api/account/verify-email", Map.of("token", newest)).status())
        .isEqualTo(200);
  }

  private String linkOfLastMail() throws Exception {
    var mails = server.mails.getReceivedMessages();
    String text = mails[mails.length - 1].getContent().toString();
    Matcher link =
        Pattern.compile("https://api\\.example\\.org(/api/account/verify-email\\?token=\\S+)")
            .matcher(text);
    assertThat(link.find()).as(text).isTrue();
    return link.group(1);
  }

  private String role(String token) throws Exception {
    return server
        .get("/api/auth/verify-token", AUTHORIZATION, token)
        .json()
        .at("/user/role")
        .asText();
  }

  private String signedIn(String email) throws Exception {
    server.register(email);
    return "Bearer " + server.login(email, "correct horse 1").json().path("token").asText();
  }

  private Reply put(String what, String token, Map<String, ?> body) throws Exception {
    return server.call("PUT", "/api/account/" + what, body, AUTHORIZATION, token);
  }

  private static Map<String, String> google(String token) {
    return Map.of("idToken", token.substring("Bearer ".length()));
  }

  private Reply change(String token, Map<String, ?> body) throws Exception {
    return server.post("/api/account/change-password", body, AUTHORIZATION, token);
  }

  private Reply refresh(Reply login) throws Exception {
    return server.post(
        "/api/auth/refresh-token",
        Map.of(),
        "Cookie",
        "refreshToken=" + login.cookie("refreshToken"));
  }

  private static Map<String, String> passwords(String current, String wanted) {
    return Map.of("currentPassword", current, "newPassword", wanted);
  }
}
