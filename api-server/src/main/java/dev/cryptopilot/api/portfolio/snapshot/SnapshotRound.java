// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.portfolio.snapshot;

import dev.cryptopilot.api.portfolio.plan.Portfolio;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down what every portfolio with an active bot is worth, whether or not anybody looks. A sum
 * that lacks a bot, because its worth or a rate is not known, is no point of a chart: it is left
 * out.
 */
public final class SnapshotRound implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(SnapshotRound.class);

  private final Supplier<Set<String>> owners;
  private final Function<String, Portfolio> portfolios;
  private final SnapshotStore store;
  private final Clock clock;
  private final List<Consumer<Set<String>>> listeners = new CopyOnWriteArrayList<>();
  private Instant written = Instant.EPOCH;

  /**
   * A round.
   *
   * @param owners of bots
   * @param portfolios without a question to any bot
   */
  public SnapshotRound(
      Supplier<Set<String>> owners,
      Function<String, Portfolio> portfolios,
      SnapshotStore store,
      Clock clock) {
    this.owners = owners;
    this.portfolios = portfolios;
    this.store = store;
    this.clock = clock;
  }

  /** Tells of owners that have a new snapshot. */
  public void onWritten(Consumer<Set<String>> listener) {
    listeners.add(listener);
  }

  /** Call it more often than every 30 s: it writes once in each of those, and skips none. */
  @Override
  public void run() {
    Instant stretch = Tier.RAW.begin(clock.instant());
    if (!stretch.equals(written)) {
      write();
      written = stretch;
    }
  }

  private void write() {
    Map<String, Snapshot> snapshots = new TreeMap<>();
    for (String owner : owners.get()) {
      try {
        Portfolio portfolio = portfolios.apply(owner);
        if (portfolio.active() > 0 && portfolio.isWhole()) {
          snapshots.put(owner, Snapshot.of(portfolio));
        }
      } catch (RuntimeException e) {
        LOG.warn("no snapshot of the portfolio of {}", owner, e);
      }
    }
    store.add(snapshots);
    listeners.forEach(listener -> listener.accept(snapshots.keySet()));
  }
}
