// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.portfolio.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.api.store.Database;
import dev.cryptopilot.api.store.DatabaseTest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class JdbcSnapshotStoreTest {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final String OWNER = "alice";

  @DatabaseTest
  void whatWasWrittenIsReadAgainToTheLastDigit(Database database) {
    SnapshotStore store = new JdbcSnapshotStore(database.transactions());
    Snapshot one = Snapshots.raw(NOW, "12345678901.12345678");
    store.add(Map.of(OWNER, one, "bob", Snapshots.raw(NOW, "2")));
    store.add(Map.of());

    assertThat(store.between(OWNER, NOW.minusSeconds(60), NOW.plusSeconds(60)))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.value()).isEqualByComparingTo("12345678901.12345678");
              assertThat(row.profit()).isEqualByComparingTo("1234567890.112345678");
              assertThat(row.at()).isEqualTo(one.at());
              assertThat(row.tier()).isEqualTo(Tier.RAW);
            });
    assertThat(store.extent("nobody")).isEmpty();
  }

  @DatabaseTest
  void twoServersWriteOneSnapshotEach30Seconds(Database database) {
    SnapshotStore store = new JdbcSnapshotStore(database.transactions());
    store.add(Map.of(OWNER, Snapshots.raw(NOW.plusSeconds(2), "100")));
    store.add(Map.of(OWNER, Snapshots.raw(NOW.plusSeconds(17), "200")));
    store.add(Map.of(OWNER, Snapshots.raw(NOW.plusSeconds(31), "300")));

    assertThat(store.newest(OWNER, 5))
        .extracting(row -> row.value().intValueExact())
        .containsExactly(100, 300);
    assertThat(store.newest(OWNER, 1))
        .extracting(row -> row.value().intValueExact())
        .containsExactly(300);
  }

  @DatabaseTest
  void aStretchIncludesWhatReachesIntoIt(Database database) {
    SnapshotStore store = new JdbcSnapshotStore(database.transactions());
    Snapshot day =
        new Snapshot(
            Tier.DAYS,
            NOW.minus(Duration.ofHours(12)),
            "USD",
            BigDecimal.TEN,
            BigDecimal.ONE,
            1,
            1,
            2880);
    store.add(Map.of(OWNER, day));

    assertThat(store.between(OWNER, NOW, NOW.plusSeconds(1))).hasSize(1);
    assertThat(store.between(OWNER, NOW.plus(Duration.ofHours(12)), NOW.plus(Duration.ofDays(9))))
        .isEmpty();
  }

  @DatabaseTest
  void oldHistoryIsThinnedTierByTier(Database database) {
    SnapshotStore store = new JdbcSnapshotStore(database.transactions());
    Instant begin = NOW.minus(Duration.ofDays(3));
    int rows = 0;
    for (Instant at = begin; at.isBefore(NOW); at = at.plusSeconds(1800)) {
      store.add(Map.of(OWNER, Snapshots.raw(at, "100"), "bob", Snapshots.raw(at, "7")));
      rows++;
    }

    int removed = store.thin(NOW);

    List<Snapshot> left = store.between(OWNER, Instant.EPOCH, NOW.plusSeconds(1));
    assertThat(removed).isGreaterThan(rows);
    assertThat(left).allMatch(row -> row.value().compareTo(new BigDecimal(100)) == 0);
    assertThat(left.stream().mapToLong(Snapshot::samples).sum()).isEqualTo(rows);
    assertThat(left)
        .allMatch(row -> !row.at().isBefore(row.tier().oldest(NOW).minus(Duration.ofHours(4))));
    assertThat(left.stream().filter(row -> row.tier() == Tier.HALF_HOURS)).isNotEmpty();
    assertThat(store.extent(OWNER).map(SnapshotStore.Extent::samples))
        .isEqualTo(Optional.of((long) rows));
    assertThat(store.thin(NOW)).isZero();
  }
}
