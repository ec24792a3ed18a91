// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.plan.rollout;

import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.operator.strategy.StrategyFixture;
import dev.cryptopilot.operator.strategy.observe.BotSign;
import dev.cryptopilot.operator.strategy.observe.ExitSign;
import dev.cryptopilot.operator.strategy.observe.Hearing;
import dev.cryptopilot.operator.strategy.observe.StrategyUse;
import dev.cryptopilot.operator.strategy.observe.TradingSign;
import dev.cryptopilot.operator.strategy.observe.Vitals;
import dev.cryptopilot.operator.strategy.observe.Worth;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * A bot that does what its Strategy says, as far as its agent has heard of it. While the agent is
 * silent towards the operator, the bot goes on and its status stays what it was.
 */
final class SimulatedBot {

  /** What an agent says of it. */
  private record Word(
      Optional<String> running,
      boolean waits,
      boolean flat,
      int restarts,
      Optional<ExitSign> exit,
      Worth worth,
      Optional<Vitals> vitals) {}

  final String name;
  final Bot resource;
  final boolean live;
  final boolean first;
  Optional<String> pinned = Optional.empty();
  Optional<String> running = Optional.empty();
  boolean stopped;
  boolean awaited;
  boolean ready;
  boolean inPosition;
  boolean waits;
  int restarts;
  int crashes;
  int allErrors;
  BigDecimal equity = new BigDecimal("1000");
  Optional<ExitSign> exit = Optional.empty();
  Instant readAt;
  private int errors;
  private Optional<Instant> life = Optional.empty();
  private Optional<Instant> unheardSince = Optional.empty();
  private Optional<Word> lastWord = Optional.empty();

  SimulatedBot(String name, boolean live, boolean first, Instant now) {
    this.name = name;
    this.resource = StrategyFixture.bot(name);
    this.live = live;
    this.first = first;
    this.readAt = now;
  }

  /** Runs that version from now on, unless it has to wait until it is flat. */
  void follow(String version, Instant now) {
    boolean changes = running.filter(version::equals).isEmpty();
    waits = changes && running.isPresent() && inPosition;
    if (stopped || waits) {
      return;
    }
    if (changes) {
      running.ifPresent(before -> exit = Optional.of(new ExitSign(now, ExitSign.Kind.Asked)));
      begin(now);
    }
    running = Optional.of(version);
    ready = true;
  }

  void crash(Instant now) {
    exit = Optional.of(new ExitSign(now, ExitSign.Kind.Crash));
    crashes++;
    restarts++;
    begin(now);
  }

  private void begin(Instant now) {
    life = Optional.of(now);
    errors = 0;
  }

  void err(int count) {
    errors += count;
    allErrors += count;
  }

  void earn(String amount, Instant now) {
    equity = equity.add(new BigDecimal(amount));
    readAt = now;
  }

  /** From now on the operator hears nothing of it. */
  void silence(Instant now) {
    lastWord = lastWord.or(() -> Optional.of(word()));
    unheardSince = unheardSince.or(() -> Optional.of(now));
  }

  void speak() {
    lastWord = Optional.empty();
    unheardSince = Optional.empty();
  }

  boolean isSilent() {
    return unheardSince.isPresent();
  }

  private Word word() {
    return new Word(
        running,
        waits,
        !inPosition,
        restarts,
        exit,
        new Worth(equity, new BigDecimal("1000"), readAt),
        life.map(since -> new Vitals(since, errors, Optional.empty())));
  }

  StrategyUse use() {
    Word word = lastWord.orElseGet(this::word);
    return new StrategyUse(
        name,
        pinned,
        word.running(),
        false,
        new BotSign(
            live,
            first,
            stopped,
            false,
            true,
            ready && !stopped && !isSilent(),
            word.restarts(),
            Optional.of("pod-0"),
            word.exit(),
            new TradingSign(word.waits(), word.flat(), Optional.of(word.worth()), word.vitals()),
            new Hearing(unheardSince, awaited)));
  }
}
