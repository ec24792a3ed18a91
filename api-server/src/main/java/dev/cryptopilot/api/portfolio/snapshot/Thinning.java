// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.portfolio.snapshot;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Turns snapshots into fewer, wider ones. Pure. */
public final class Thinning {

  private static final int DECIMALS = 8;

  private Thinning() {}

  /**
   * What to write and what to take away, so that a tier keeps no more than it should. Only whole
   * stretches of the wider tier are thinned out, so each of them is written once.
   *
   * @param rows of one owner and one tier
   */
  public static Plan plan(List<Snapshot> rows, Tier tier, Instant now) {
    if (tier.next().isEmpty()) {
      return new Plan(
          List.of(), rows.stream().filter(row -> row.end().isBefore(tier.oldest(now))).toList());
    }
    Tier wider = tier.next().get();
    Instant before = wider.begin(tier.oldest(now));
    List<Snapshot> old = rows.stream().filter(row -> row.at().isBefore(before)).toList();
    return new Plan(in(wider, old), old);
  }

  /**
   * What a tier's upkeep does.
   *
   * @param added of the next tier
   * @param removed of this tier
   */
  public record Plan(List<Snapshot> added, List<Snapshot> removed) {
    public Plan {
      added = List.copyOf(added);
      removed = List.copyOf(removed);
    }
  }

  /**
   * The same history in wider stretches, oldest first. Money is the mean of all samples, counts are
   * the last ones. A stretch in which the currency changed keeps the newer currency's samples.
   */
  public static List<Snapshot> in(Tier wider, List<Snapshot> rows) {
    Map<Instant, List<Snapshot>> stretches = new TreeMap<>();
    rows.stream()
        .sorted(Comparator.comparing(Snapshot::at))
        .forEach(
            row ->
                stretches.computeIfAbsent(wider.begin(row.at()), at -> new ArrayList<>()).add(row));
    return stretches.entrySet().stream()
        .map(stretch -> joined(wider, stretch.getKey(), stretch.getValue()))
        .toList();
  }

  private static Snapshot joined(Tier tier, Instant at, List<Snapshot> rows) {
    Snapshot last = rows.getLast();
    List<Snapshot> same =
        rows.stream().filter(row -> row.currency().equals(last.currency())).toList();
    long samples = same.stream().mapToLong(Snapshot::samples).sum();
    BigDecimal value = BigDecimal.ZERO;
    BigDecimal profit = BigDecimal.ZERO;
    for (Snapshot row : same) {
      BigDecimal weight = BigDecimal.valueOf(row.samples());
      value = value.add(row.value().multiply(weight));
      profit = profit.add(row.profit().multiply(weight));
    }
    return new Snapshot(
        tier,
        at,
        last.currency(),
        mean(value, samples),
        mean(profit, samples),
        last.activeBots(),
        last.botCount(),
        samples);
  }

  private static BigDecimal mean(BigDecimal sum, long samples) {
    return sum.divide(BigDecimal.valueOf(samples), DECIMALS, RoundingMode.HALF_EVEN);
  }
}
