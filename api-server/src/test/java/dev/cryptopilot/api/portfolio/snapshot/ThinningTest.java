// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.portfolio.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ThinningTest {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  @Test
  void aStretchIsTheMeanOfItsSamplesAndTheLastCounts() {
    List<Snapshot> rows =
        List.of(
            Snapshots.raw("2026-11-21T09:00:30Z", "100"),
            Snapshots.raw("2026-11-21T09:01:00Z", "200"),
            Snapshots.raw("2026-11-21T09:04:30Z", "600"),
            Snapshots.raw("2026-11-21T09:05:00Z", "50"));

    assertThat(Thinning.in(Tier.MINUTES, rows))
        .extracting(
            Snapshot::at,
            one -> one.value().stripTrailingZeros().toPlainString(),
            Snapshot::samples)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Instant.parse("2026-11-21T09:00:00Z"), "300", 3L),
            org.assertj.core.groups.Tuple.tuple(Instant.parse("2026-11-21T09:05:00Z"), "50", 1L));
  }

  @Test
  void aStretchWithTwoCurrenciesKeepsTheNewerOne() {
    Instant at = Instant.parse("2026-11-21T09:00:00Z");

    assertThat(
            Thinning.in(
                Tier.MINUTES,
                List.of(
                    Snapshots.in("EUR", at, "10"),
                    Snapshots.in("USD", at.plusSeconds(60), "30"),
                    Snapshots.in("USD", at.plusSeconds(90), "40"))))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.currency()).isEqualTo("USD");
              assertThat(one.value()).isEqualByComparingTo("35");
              assertThat(one.samples()).isEqualTo(2);
            });
  }

  @Test
  void theLastTierIsCutOff() {
    Snapshot old =
        new Snapshot(
            Tier.DAYS,
            NOW.minus(Duration.ofDays(1832)),
            "USD",
            BigDecimal.ONE,
            BigDecimal.ZERO,
            1,
            1,
            9);

    assertThat(Thinning.plan(List.of(old), Tier.DAYS, NOW))
        .isEqualTo(new Thinning.Plan(List.of(), List.of(old)));
  }

  @Property(tries = 300)
  void nothingIsLostAndNothingNewIsTouched(@ForAll("histories") List<Snapshot> rows) {
    Thinning.Plan plan = Thinning.plan(rows, Tier.RAW, NOW);

    assertThat(samples(plan.added())).isEqualTo(samples(plan.removed()));
    assertThat(weighted(plan.added()))
        .isCloseTo(weighted(plan.removed()), within(new BigDecimal("0.00001")));
    assertThat(plan.removed()).allMatch(row -> row.at().isBefore(Tier.RAW.oldest(NOW)));
    assertThat(rows)
        .filteredOn(row -> !plan.removed().contains(row))
        .allMatch(row -> row.end().isAfter(Tier.RAW.oldest(NOW).minus(Tier.MINUTES.width())));
  }

  @Property(tries = 300)
  void aStretchIsWrittenOnceHoweverOftenItIsThinned(
      @ForAll("histories") List<Snapshot> rows, @ForAll("steps") List<Integer> steps) {
    TreeMap<Instant, Snapshot> kept = new TreeMap<>();
    rows.forEach(row -> kept.put(row.at(), row));
    TreeMap<Instant, Snapshot> wide = new TreeMap<>();
    Instant now = NOW;
    for (int step : steps) {
      now = now.plusSeconds(step);
      Thinning.Plan plan = Thinning.plan(List.copyOf(kept.values()), Tier.RAW, now);
      plan.removed().forEach(row -> kept.remove(row.at()));
      plan.added().forEach(row -> assertThat(wide.put(row.at(), row)).isNull());
    }

    List<Snapshot> atOnce = Thinning.plan(rows, Tier.RAW, now).added();
    assertThat(List.copyOf(wide.values())).isEqualTo(atOnce);
  }

  @Provide
  Arbitrary<List<Snapshot>> histories() {
    Arbitrary<Long> slots = Arbitraries.longs().between(0, 600);
    Arbitrary<BigDecimal> values =
        Arbitraries.bigDecimals().between(BigDecimal.ZERO, new BigDecimal(1_000_000)).ofScale(8);
    return Combinators.combine(slots, values)
        .as((slot, value) -> Snapshots.raw(NOW.minusSeconds(30 * slot), value.toPlainString()))
        .list()
        .uniqueElements(Snapshot::at)
        .ofMaxSize(80);
  }

  @Provide
  Arbitrary<List<Integer>> steps() {
    return Arbitraries.integers().between(0, 4_000).list().ofMinSize(1).ofMaxSize(6);
  }

  private static long samples(List<Snapshot> rows) {
    return rows.stream().mapToLong(Snapshot::samples).sum();
  }

  private static BigDecimal weighted(List<Snapshot> rows) {
    return rows.stream()
        .map(row -> row.value().multiply(BigDecimal.valueOf(row.samples())))
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .setScale(8, RoundingMode.HALF_EVEN);
  }
}
