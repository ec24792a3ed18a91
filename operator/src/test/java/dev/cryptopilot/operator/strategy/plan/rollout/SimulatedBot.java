// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.plan.rollout;

import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.operator.strategy.StrategyFixture;
import dev.cryptopilot.operator.strategy.observe.BotSign;
import dev.cryptopilot.operator.strategy.observe.ExitSign;
import dev.cryptopilot.operator.strategy.observe.StrategyUse;
import dev.cryptopilot.operator.strategy.observe.Worth;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** A bot that does what its Strategy says, as far as its agent has heard of it. */
final class SimulatedBot {

  final String name;
  final Bot resource;
  final boolean live;
  final boolean first;
  Optional<String> pinned = Optional.empty();
  Optional<String> running = Optional.empty();
  boolean stopped;
  boolean ready;
  boolean inPosition;
  boolean waits;
  int restarts;
  int crashes;
  BigDecimal equity = new BigDecimal("1000");
  Optional<ExitSign> exit = Optional.empty();
  Instant readAt;
  Optional<Instant> unheardSince = Optional.empty();

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
    if (changes && running.isPresent()) {
      exit = Optional.of(new ExitSign(now, ExitSign.Kind.Asked));
    }
    running = Optional.of(version);
    ready = true;
  }

  void crash(Instant now) {
    exit = Optional.of(new ExitSign(now, ExitSign.Kind.Crash));
    crashes++;
    restarts++;
  }

  void earn(String amount, Instant now) {
    equity = equity.add(new BigDecimal(amount));
    readAt = now;
  }

  StrategyUse use() {
    return new StrategyUse(
        name,
        pinned,
        running,
        false,
        new BotSign(
            live,
            first,
            stopped,
            false,
            true,
            ready && !stopped && unheardSince.isEmpty(),
            waits,
            !inPosition,
            restarts,
            Optional.of("pod-0"),
            unheardSince,
            exit,
            Optional.of(new Worth(equity, new BigDecimal("1000"), readAt)),
            Optional.empty()));
  }
}
