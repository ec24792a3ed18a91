// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.plan.rollout;

import dev.cryptopilot.operator.strategy.observe.StrategyUse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Brings the bots of a version that is given up back to the stable one, so many at a time. A bot
 * has a place on the way until it is back, and never longer than its time: one that does not answer
 * keeps nobody from going back. Pure.
 */
final class WayBack {

  /** A pod restarts three of its bots at a time, and a slow machine needs seconds for each. */
  static final Duration WORKED = Duration.ofMinutes(1);

  /** It did not trade anyway; its place only keeps a thousand of its kind from going at once. */
  static final Duration DID_NOT = Duration.ofSeconds(3);

  private final RolloutFacts facts;
  private final RolloutMemory memory;
  private final List<StrategyUse> waiting;
  private final Map<String, StrategyUse> uses;

  private WayBack(RolloutFacts facts, RolloutMemory memory) {
    this.facts = facts;
    this.memory = memory;
    List<StrategyUse> all = Followers.of(facts.uses(), List.of()).all();
    this.uses = all.stream().collect(Collectors.toMap(StrategyUse::bot, Function.identity()));
    this.waiting =
        memory.candidates().stream()
            .filter(uses::containsKey)
            .map(uses::get)
            .sorted(ReturnOrder.worstFirst())
            .toList();
  }

  /** What is to be known after this pass; who is no candidate any more is told to go back. */
  static RolloutMemory next(RolloutFacts facts, RolloutMemory memory) {
    return new WayBack(facts, memory).next();
  }

  /** Where it is, in a clause. */
  static String sentence(RolloutMemory memory) {
    return memory.returning().size()
        + " bots are on their way back from "
        + memory.version().orElse("")
        + ", "
        + memory.candidates().size()
        + " wait for their turn";
  }

  private RolloutMemory next() {
    List<Returning> away = memory.returning().stream().filter(this::isAway).toList();
    int places = facts.rollout().backAtATime();
    // Sent by the batch, as they were chosen: a write for each bot would be a herd of writes.
    int free = away.size() <= places / 2 ? places - away.size() : 0;
    if (free >= waiting.size()) {
      return memory.back(List.of(), List.of());
    }
    List<Returning> next = new ArrayList<>(away);
    waiting.stream().limit(free).map(this::sent).forEach(next::add);
    return memory.back(waiting.stream().skip(free).map(StrategyUse::bot).toList(), next);
  }

  private Returning sent(StrategyUse use) {
    Duration atMost = use.sign().ready() ? WORKED : DID_NOT;
    return new Returning(use.bot(), facts.now().plus(atMost));
  }

  private boolean isAway(Returning bot) {
    return facts.now().isBefore(bot.until())
        && uses.containsKey(bot.bot())
        && !isOver(uses.get(bot.bot()));
  }

  /** It is back, or trades on until it is flat; what was not ready keeps its place for its time. */
  private boolean isOver(StrategyUse use) {
    return use.sign().trading().waitsForFlat()
        || (use.sign().ready() && facts.stable().filter(use::runs).isPresent());
  }
}
