// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.notice;

import dev.cryptopilot.api.portfolio.plan.Portfolio;
import dev.cryptopilot.crds.bot.Bot;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Looks at all bots and keeps what is worth a mail. One at a time. */
public final class NoticeRound implements Runnable {

  /** A bot that is still broken is told of again after so long. */
  private static final Duration KEPT = Duration.ofDays(7);

  private final Supplier<List<Bot>> bots;
  private final Function<String, Portfolio> portfolios;
  private final Recipient.Directory recipients;
  private final NoticeStore store;
  private final Clock clock;
  private Set<String> known = Set.of();

  /**
   * A round that has seen nothing yet.
   *
   * @param portfolios of an owner, without asking any bot
   */
  public NoticeRound(
      Supplier<List<Bot>> bots,
      Function<String, Portfolio> portfolios,
      Recipient.Directory recipients,
      NoticeStore store,
      Clock clock) {
    this.bots = bots;
    this.portfolios = portfolios;
    this.recipients = recipients;
    this.store = store;
    this.clock = clock;
  }

  @Override
  public void run() {
    Instant now = clock.instant();
    List<Bot> all = bots.get();
    List<Notice> seen = new ArrayList<>();
    all.forEach(bot -> seen.addAll(NoticePlanner.of(bot, now)));
    Set<String> owners =
        all.stream()
            .map(bot -> bot.getSpec().owner())
            .collect(Collectors.toCollection(TreeSet::new));
    owners.forEach(owner -> summary(owner, now).ifPresent(seen::add));
    List<Notice> fresh = seen.stream().filter(one -> !known.contains(one.event())).toList();
    if (!fresh.isEmpty()) {
      store.add(fresh);
      store.forget(now.minus(KEPT));
    }
    // After it is kept: a store that failed is asked again.
    known = seen.stream().map(Notice::event).collect(Collectors.toCollection(HashSet::new));
  }

  private Optional<Notice> summary(String owner, Instant now) {
    return recipients
        .of(owner)
        .filter(recipient -> recipient.wants(Notice.Kind.SUMMARY))
        .filter(recipient -> MailPlanner.isMorning(recipient, now))
        .map(recipient -> Summary.of(owner, recipient, portfolios.apply(owner), now));
  }
}
