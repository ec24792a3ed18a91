// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan.moves;

import dev.cryptopilot.operator.pool.observe.BotFacts;
import dev.cryptopilot.operator.pool.observe.PoolFacts;
import dev.cryptopilot.operator.pool.observe.SlotSight;
import dev.cryptopilot.operator.pool.observe.Standing;
import dev.cryptopilot.operator.slots.PodNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** Which bots shall have a place kept for them in this pool. Pure. */
public final class MoveCandidates {

  /** A move that failed is not tried again at once: the bot would stop and start all the time. */
  static final Duration REST = Duration.ofMinutes(10);

  private MoveCandidates() {}

  /** The candidates: what people asked for first, in the order the bots came; then the wishes. */
  public static List<MoveCandidate> of(PoolFacts facts, List<MoveWish> wishes) {
    List<MoveCandidate> candidates = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    facts.bots().stream()
        .filter(bot -> mayCome(facts, bot))
        .sorted(Comparator.comparing(BotFacts::createdAt).thenComparing(BotFacts::uid))
        .forEach(bot -> asked(facts, bot, taken, candidates));
    HourlyLimit limit = HourlyLimit.of(facts);
    for (MoveWish wish : wishes) {
      facts
          .bot(wish.uid())
          .filter(bot -> mayCome(facts, bot) && !taken.contains(wish.uid()))
          .filter(bot -> isMovable(facts, bot, wish))
          .filter(bot -> wish.reason() != MoveReason.Rebalance || limit.take())
          .ifPresent(
              bot -> {
                taken.add(wish.uid());
                candidates.add(
                    new MoveCandidate(bot, source(facts, bot), wish.to(), wish.reason()));
              });
    }
    return candidates;
  }

  private static void asked(
      PoolFacts facts, BotFacts bot, Set<String> taken, List<MoveCandidate> candidates) {
    SlotSight source = source(facts, bot);
    OptionalInt pin = pin(facts, bot);
    boolean comes = !source.pod().pool().equals(facts.name());
    boolean pinned =
        pin.isPresent()
            && !source.pod().pod().equals(new PodNames(facts.name(), pin.getAsInt()).pod());
    if (comes || pinned) {
      taken.add(bot.uid());
      candidates.add(
          new MoveCandidate(bot, source, pin, comes ? MoveReason.Placement : MoveReason.Asked));
    }
  }

  /** It wants to be in this pool, sits in one place, and that is no other move's business. */
  private static boolean mayCome(PoolFacts facts, BotFacts bot) {
    List<SlotSight> sights = facts.moves().of(bot.uid());
    return bot.standing() instanceof Standing.Wanted
        && bot.place().asksHere()
        && sights.size() == 1
        && Objections.isAtRest(sights.getFirst().slot())
        && bot.place().failedAt().filter(at -> at.plus(REST).isAfter(facts.now())).isEmpty();
  }

  private static boolean isMovable(PoolFacts facts, BotFacts bot, MoveWish wish) {
    String from = new PodNames(facts.name(), wish.from()).pod();
    boolean there = source(facts, bot).pod().pod().equals(from);
    boolean heldByAPerson =
        pin(facts, bot).isPresent()
            && (wish.reason() == MoveReason.Rebalance || wish.reason() == MoveReason.Memory);
    return there && !heldByAPerson;
  }

  /** The pod that a person asked for, if this pool has it and it takes bots. */
  private static OptionalInt pin(PoolFacts facts, BotFacts bot) {
    OptionalInt ordinal =
        bot.place()
            .pinnedTo()
            .map(pod -> PodNames.ordinalOf(facts.name(), pod))
            .orElse(OptionalInt.empty());
    return ordinal.isPresent()
            && facts
                .pod(ordinal.getAsInt())
                .filter(pod -> pod.marks().draining().isEmpty())
                .isPresent()
        ? ordinal
        : OptionalInt.empty();
  }

  private static SlotSight source(PoolFacts facts, BotFacts bot) {
    return facts.moves().of(bot.uid()).getFirst();
  }
}
