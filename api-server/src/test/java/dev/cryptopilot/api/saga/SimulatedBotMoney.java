// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.saga;

import dev.cryptopilot.api.wallet.BotMoney;
import dev.cryptopilot.api.wallet.BotMoneyUnavailable;
import dev.cryptopilot.api.wallet.BotRef;
import dev.cryptopilot.api.wallet.Change;
import dev.cryptopilot.api.wallet.Farewell;
import dev.cryptopilot.api.wallet.Sighting;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A cluster of bots in memory. Every call may end the server or go unanswered, before its effect or
 * after it.
 */
final class SimulatedBotMoney implements BotMoney {
  private final Map<BotRef, SimulatedBot> bots = new HashMap<>();
  private final CrashPoints crashes;
  private final Clock clock;

  /** Asked at each place: whether the call goes unanswered here. */
  private Supplier<Boolean> silence = () -> false;

  SimulatedBotMoney(CrashPoints crashes, Clock clock) {
    this.crashes = crashes;
    this.clock = clock;
  }

  void silence(Supplier<Boolean> next) {
    silence = next;
  }

  /** The world outside of the server: what kubectl, the market and the operator do. */
  synchronized Optional<SimulatedBot> bot(BotRef ref) {
    return Optional.ofNullable(bots.get(ref));
  }

  synchronized void createByKubectl(BotRef ref, BigDecimal initial) {
    bots.putIfAbsent(ref, new SimulatedBot(initial));
  }

  synchronized void deleteByKubectl(BotRef ref) {
    bot(ref).ifPresent(bot -> leave(ref, bot));
  }

  /** Finalizer and all. */
  synchronized void vanish(BotRef ref) {
    bots.remove(ref);
  }

  @Override
  public Sighting look(BotRef ref) {
    return call(
        () ->
            bot(ref)
                .<Sighting>map(
                    bot ->
                        new Sighting.Present(
                            Optional.of(bot.funding).filter(f -> !f.isEmpty()),
                            bot.leaving,
                            true,
                            Optional.of(bot.initial),
                            Optional.of(
                                new Sighting.Worth(
                                    bot.equity(), bot.reserved, 0, clock.instant(), true))))
                .orElseGet(Sighting.Absent::new));
  }

  @Override
  public Change create(BotRef ref, String funding, BigDecimal initial, String order) {
    return call(
        () -> {
          if (order.equals("refused")) {
            return new Change.Refused("spec.strategy.name: there is no such strategy");
          }
          Optional<SimulatedBot> there = bot(ref);
          if (there.isPresent()) {
            return there.get().funding.equals(funding) ? new Change.Applied() : new Change.Taken();
          }
          SimulatedBot bot = new SimulatedBot(initial);
          bot.funding = funding;
          bot.finalizer = true;
          bots.put(ref, bot);
          return new Change.Applied();
        });
  }

  @Override
  public Change adopt(BotRef ref, String previous, String funding, BigDecimal delta) {
    return call(
        () -> {
          SimulatedBot bot = bots.get(ref);
          if (bot == null) {
            return new Change.Gone();
          }
          if (bot.funding.equals(funding)) {
            return new Change.Applied();
          }
          if (!bot.funding.equals(previous)) {
            return new Change.Taken();
          }
          if (bot.leaving) {
            return new Change.Leaving();
          }
          if (bot.initial.add(delta).signum() <= 0) {
            return new Change.Refused("spec.wallet.initial must be above 0");
          }
          bot.funding = funding;
          bot.finalizer = true;
          bot.move = 0;
          bot.initial = bot.initial.add(delta);
          return new Change.Applied();
        });
  }

  @Override
  public Change move(BotRef ref, String funding, long number, BigDecimal delta) {
    return call(
        () -> {
          SimulatedBot bot = bots.get(ref);
          if (bot == null || !bot.funding.equals(funding)) {
            return new Change.Gone();
          }
          if (number <= bot.move) {
            return new Change.Applied();
          }
          if (bot.leaving) {
            return new Change.Leaving();
          }
          if (bot.initial.add(delta).signum() <= 0) {
            return new Change.Refused("spec.wallet.initial must be above 0");
          }
          bot.move = number;
          bot.initial = bot.initial.add(delta);
          return new Change.Applied();
        });
  }

  @Override
  public void delete(BotRef ref, String funding) {
    call(
        () -> {
          bot(ref).filter(bot -> bot.funding.equals(funding)).ifPresent(bot -> leave(ref, bot));
          return true;
        });
  }

  @Override
  public Farewell farewell(BotRef ref, String funding) {
    return call(
        () -> {
          SimulatedBot bot = bots.get(ref);
          if (bot == null || !bot.funding.equals(funding)) {
            return new Farewell.Gone();
          }
          if (!bot.leaving) {
            return new Farewell.Staying();
          }
          if (bot.pollsUntilSettled > 0) {
            bot.pollsUntilSettled--;
            return new Farewell.Pending("closes its trades");
          }
          return new Farewell.Settled(Optional.of(bot.equity()));
        });
  }

  @Override
  public void release(BotRef ref, String funding) {
    call(
        () -> {
          bot(ref)
              .filter(bot -> bot.leaving && bot.funding.equals(funding))
              .ifPresent(bot -> bots.remove(ref));
          return true;
        });
  }

  @Override
  public List<Leaving> leaving() {
    return call(
        () ->
            bots.entrySet().stream()
                .filter(e -> e.getValue().leaving && e.getValue().finalizer)
                .map(e -> new Leaving(e.getKey(), e.getValue().funding))
                .toList());
  }

  private void leave(BotRef ref, SimulatedBot bot) {
    if (!bot.leaving) {
      bot.leaving = true;
      bot.pollsUntilSettled = 2;
    }
    if (!bot.finalizer) {
      bots.remove(ref);
    }
  }

  private synchronized <T> T call(Supplier<T> effect) {
    fault();
    T answer = effect.get();
    fault();
    return answer;
  }

  private void fault() {
    crashes.pass();
    if (silence.get()) {
      throw new BotMoneyUnavailable("simulated silence");
    }
  }
}
