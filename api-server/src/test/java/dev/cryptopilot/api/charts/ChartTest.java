// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.charts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.api.portfolio.snapshot.Snapshot;
import dev.cryptopilot.api.portfolio.snapshot.SnapshotStore.Extent;
import dev.cryptopilot.api.portfolio.snapshot.Snapshots;
import dev.cryptopilot.api.portfolio.snapshot.Thinning;
import dev.cryptopilot.api.portfolio.snapshot.Tier;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ChartTest {

  private static final Instant NOW = Instant.parse("2026-11-21T12:03:00Z");

  @Test
  void windowsBeforeHistoryAreZeroAndLaterGapsAreNotThere() {
    List<Snapshot> rows =
        List.of(
            Snapshots.raw("2026-11-21T11:40:30Z", "100"),
            Snapshots.raw("2026-11-21T11:41:00Z", "200"),
            Snapshots.raw("2026-11-21T12:01:00Z", "300"));

    Chart chart = Chart.of(Interval.HOUR, rows, extent(rows), NOW);

    assertThat(chart.points()).hasSize(7 + 2);
    assertThat(chart.points().getFirst().timestamp())
        .isEqualTo(Instant.parse("2026-11-21T11:05:00Z").toEpochMilli());
    assertThat(chart.points().subList(0, 7)).noneMatch(Point::showPoint);
    assertThat(chart.points().subList(7, 9)).allMatch(Point::showPoint);
    assertThat(chart.points().get(7).portfolioValue()).isEqualByComparingTo("150");
    assertThat(chart.points().get(7).snapshotCount()).isEqualTo(2);
    assertThat(chart.points().getLast().timestamp())
        .isEqualTo(Instant.parse("2026-11-21T12:00:00Z").toEpochMilli());
    assertThat(chart.currency()).isEqualTo("USDT");
  }

  @Test
  void aGapAtTheBeginningOfOldHistoryIsAGap() {
    List<Snapshot> rows = List.of(Snapshots.raw("2026-11-21T12:01:00Z", "300"));
    Extent old = new Extent(5, NOW.minusSeconds(900_000), NOW);

    assertThat(Chart.of(Interval.HOUR, rows, Optional.of(old), NOW).points()).hasSize(1);
  }

  @Test
  void noSnapshotsNoPoints() {
    assertThat(Chart.of(Interval.DAY, List.of(), Optional.empty(), NOW).points()).isEmpty();
  }

  @Test
  void amountsOfAnotherCurrencyAreNotMixedIn() {
    List<Snapshot> rows =
        List.of(
            Snapshots.in("BTC", NOW.minusSeconds(1200), "0.5"),
            Snapshots.in("USD", NOW.minusSeconds(30), "30000"));

    assertThat(Chart.of(Interval.HOUR, rows, extent(rows), NOW).points())
        .filteredOn(Point::showPoint)
        .singleElement()
        .satisfies(point -> assertThat(point.portfolioValue()).isEqualByComparingTo("30000"));
  }

  @Property(tries = 300)
  void aThinnedHistoryDrawsTheSameChart(@ForAll("minutes") List<Integer> minutes) {
    List<Snapshot> raw = new ArrayList<>();
    for (int i = 0; i < minutes.size(); i++) {
      raw.add(Snapshots.raw(NOW.minusSeconds(60L * minutes.get(i)), String.valueOf(100 + i)));
    }
    List<Snapshot> thinned = Thinning.in(Tier.HALF_HOURS, Thinning.in(Tier.MINUTES, raw));

    Chart fine = Chart.of(Interval.WEEK, raw, extent(raw), NOW);
    Chart coarse = Chart.of(Interval.WEEK, thinned, extent(raw), NOW);

    assertThat(coarse.points()).hasSameSizeAs(fine.points());
    for (int i = 0; i < fine.points().size(); i++) {
      Point one = fine.points().get(i);
      Point other = coarse.points().get(i);
      assertThat(other.timestamp()).isEqualTo(one.timestamp());
      assertThat(other.snapshotCount()).isEqualTo(one.snapshotCount());
      assertThat(other.portfolioValue())
          .isCloseTo(
              one.portfolioValue(),
              org.assertj.core.api.Assertions.within(new BigDecimal("0.000001")));
    }
  }

  @Provide
  Arbitrary<List<Integer>> minutes() {
    return Arbitraries.integers()
        .between(1, 9_000)
        .list()
        .uniqueElements()
        .ofMinSize(1)
        .ofMaxSize(40);
  }

  private static Optional<Extent> extent(List<Snapshot> rows) {
    Instant first = rows.stream().map(Snapshot::at).min(Instant::compareTo).orElseThrow();
    return Optional.of(new Extent(rows.size(), first, NOW));
  }
}
