// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTypesTest {
  private static final String INSERT_USER =
      "INSERT INTO users VALUES ('u1', 'a@b.c', TRUE, 'ann', 'Ann', '', NULL, 'user', ?, ?)";
  private static final String INSERT_PROFILE =
      "INSERT INTO profiles VALUES ('u1', 'UTC', 'USD', 'free', 3, ?, NULL, TRUE, TRUE, TRUE, FALSE,"
          + " 'instant')";

  @DatabaseTest
  void moneyKeepsEveryDigit(Database database) {
    BigDecimal money = new BigDecimal("12345678901234567890.123456789012345678");
    store(database, money, Instant.EPOCH);

    assertThat(readMoney(database)).isEqualByComparingTo(money);
  }

  @DatabaseTest
  void moneyWithAnExponentIsKeptToo(Database database) {
    store(database, new BigDecimal("1E+5"), Instant.EPOCH);

    assertThat(readMoney(database)).isEqualByComparingTo("100000");
  }

  @DatabaseTest
  void timesComeBackToTheMillisecond(Database database) {
    Instant time = Instant.parse("2026-11-21T14:00:00.123Z");
    store(database, BigDecimal.ONE, time);

    Optional<Instant> back =
        database
            .transactions()
            .read(h -> h.select("SELECT created_at FROM users").mapTo(Instant.class).findOne());
    assertThat(back).contains(time);
  }

  @DatabaseTest
  void anAbsentTimeIsAbsent(Database database) {
    store(database, BigDecimal.ONE, Instant.EPOCH);

    Optional<Instant> back =
        database
            .transactions()
            .read(
                h ->
                    h.select("SELECT plan_expires_at FROM profiles")
                        .mapTo(Instant.class)
                        .findFirst());
    assertThat(back).isEmpty();
  }

  @Test
  void theFileIsForTheServerOnly(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("new/pilot.db");
    try (Database database = Database.open(new DatabaseUrl.Sqlite(file), 2)) {
      assertThat(database.answers()).isTrue();
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
  }

  private static void store(Database database, BigDecimal money, Instant time) {
    database
        .transactions()
        .writeOnly(
            handle -> {
              handle.execute(INSERT_USER, time, time);
              handle.execute(INSERT_PROFILE, money);
            });
  }

  private static BigDecimal readMoney(Database database) {
    return database
        .transactions()
        .read(h -> h.select("SELECT max_wallet_size FROM profiles").mapTo(BigDecimal.class).one());
  }
}
