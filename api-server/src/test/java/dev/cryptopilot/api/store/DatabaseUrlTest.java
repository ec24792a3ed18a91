// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {

  @ParameterizedTest
  @ValueSource(strings = {"sqlite:/data/pilot.db", "jdbc:sqlite:/data/pilot.db"})
  void readsASqliteFile(String text) {
    assertThat(DatabaseUrl.parse(text))
        .isEqualTo(new DatabaseUrl.Sqlite(Path.of("/data/pilot.db")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgresql", "postgres", "jdbc:postgresql"})
  void readsAPostgresqlServer(String scheme) {
    assertThat(DatabaseUrl.parse(scheme + "://pilot:p%40s+s@db:5433/pilot?sslmode=require"))
        .isEqualTo(
            new DatabaseUrl.Postgresql(
                "jdbc:postgresql://db:5433/pilot?sslmode=require",
                Optional.of("pilot"),
                Optional.of("p@s+s")));
  }

  @Test
  void portAndUserMayBeLeftOut() {
    assertThat(DatabaseUrl.parse("postgresql://db/pilot"))
        .isEqualTo(
            new DatabaseUrl.Postgresql(
                "jdbc:postgresql://db/pilot", Optional.empty(), Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "mysql://pilot:hunter2@db/pilot",
        "sqlite:",
        "sqlite::memory:",
        "postgresql://pilot:hunter2@db",
        "postgresql://pilot:hunter2@db/",
        "postgresql://pilot:hunter2 with space@db/pilot",
      })
  void aBadUrlSaysWhatToWriteAndShowsNoPassword(String text) {
    assertThatThrownBy(() -> DatabaseUrl.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sqlite:/path/to/pilot.db")
        .hasMessageNotContaining("hunter2")
        .hasNoCause();
  }

  @Test
  void printingShowsNoPassword() {
    assertThat(DatabaseUrl.parse("postgresql://pilot:hunter2@db:5432/pilot?password=hunter2"))
        .hasToString("postgresql://db:5432/pilot");
    assertThat(DatabaseUrl.parse("sqlite:/data/pilot.db")).hasToString("sqlite:/data/pilot.db");
  }
}
