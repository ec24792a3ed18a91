// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cryptopilot.api.auth.Role;
import dev.cryptopilot.api.auth.email.EmailAddress;
import dev.cryptopilot.api.auth.store.JdbcAuthStore;
import dev.cryptopilot.api.auth.user.User;
import dev.cryptopilot.api.config.Environment;
import dev.cryptopilot.api.store.Database;
import dev.cryptopilot.api.store.DatabaseUrl;
import dev.cryptopilot.api.store.Dialect;
import dev.cryptopilot.api.store.StoreUnreachable;
import dev.cryptopilot.api.store.TestDatabases;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AdminCommandTest {

  @TempDir Path data;

  @Test
  void anAccountIsMadeOnceAndNeedsNeitherClusterNorSigningKey() throws IOException {
    Path file = data.resolve("there").resolve("pilot.db");
    Environment environment =
        new Environment(
            Map.of(
                "PILOT_API_DATA", data.resolve("there").toString(),
                "KUBECONFIG", "/no/such/file",
                "SIGN_UP", "closed"));

    assertThat(said(environment, "admin", "Ann@example.org"))
        .contains("ann@example.org is an administrator now, in the store sqlite:" + file + ".")
        .contains("Password of the new account, shown only once: ");
    assertThat(said(environment, "admin", "ann@example.org")).doesNotContain("Password");

    assertThat(role(file, "ann@example.org")).isEqualTo(Role.ADMIN);
    try (var files = Files.list(file.getParent())) {
      assertThat(files).noneMatch(one -> one.getFileName().toString().contains("jwt"));
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void fewConnectionsAreEnoughOnEachDatabase(Dialect dialect) {
    Environment environment =
        new Environment(
            Map.of("PILOT_DATABASE_URL", TestDatabases.text(dialect), "PILOT_DATABASE_POOL", "2"));

    assertThat(said(environment, "admin", "ann@example.org")).contains("Password");
  }

  @Test
  void whatIsNoAddressIsToldHowItGoes() {
    for (List<String> words :
        List.of(List.of("admin"), List.of("admin", "ann"), List.of("adm", "a@b.c"))) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      int code = AdminCommand.run(words, new Environment(Map.of()), new PrintStream(out));
      assertThat(code).isEqualTo(AdminCommand.WRONG_USAGE);
      assertThat(out.toString(StandardCharsets.UTF_8)).contains("Usage: admin EMAIL");
    }
  }

  @Test
  void aStoreThatIsNotThereIsNamedWithoutItsPassword() throws IOException {
    int closed;
    try (ServerSocket socket = new ServerSocket(0)) {
      closed = socket.getLocalPort();
    }
    String url = "postgresql://pilot:hush@127.0.0.1:" + closed + "/pilot";

    assertThatThrownBy(
            () ->
                said(new Environment(Map.of("PILOT_DATABASE_URL", url)), "admin", "a@example.org"))
        .isInstanceOf(StoreUnreachable.class)
        .hasMessageContaining("PILOT_DATABASE_URL: postgresql://127.0.0.1:" + closed + "/pilot")
        .hasMessageContaining("refused")
        .hasMessageNotContaining("hush");
  }

  private static String said(Environment environment, String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(AdminCommand.run(List.of(words), environment, new PrintStream(out))).isZero();
    return out.toString(StandardCharsets.UTF_8);
  }

  private static Role role(Path file, String email) {
    try (Database database = Database.open(new DatabaseUrl.Sqlite(file), 1)) {
      return new JdbcAuthStore(database.transactions())
          .read(tables -> tables.users().byEmail(new EmailAddress(email)))
          .map(User::role)
          .orElseThrow();
    }
  }
}
