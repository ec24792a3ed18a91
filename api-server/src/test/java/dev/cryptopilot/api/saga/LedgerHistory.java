// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.saga;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.api.store.Database;
import dev.cryptopilot.api.wallet.Account;
import dev.cryptopilot.api.wallet.Allocation;
import dev.cryptopilot.api.wallet.BotMoneyUnavailable;
import dev.cryptopilot.api.wallet.BotRef;
import dev.cryptopilot.api.wallet.Ledger;
import dev.cryptopilot.api.wallet.Money;
import dev.cryptopilot.api.wallet.WalletRefusal;
import dev.cryptopilot.api.wallet.WalletRefused;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Carries operations out on the real wallet, with all their faults, and on the model; compares
 * after each. A client repeats a request under its key until it knows the outcome, as a person
 * would.
 */
final class LedgerHistory {
  private static final AtomicLong OWNERS = new AtomicLong();
  private static final int ATTEMPTS_WITH_FAULTS = 3;
  private static final int AUDIT_EVERY = 50;
  private static final int ROUNDS_TO_SETTLE = 4;

  private final String owner = "owner" + OWNERS.incrementAndGet();
  private final LedgerModel model = new LedgerModel();
  private final TestWallet wallet;
  private final LedgerAudit audit;
  private Money earned = Money.ZERO;
  private int count;
  private int crashes;

  LedgerHistory(Database database, UnaryOperator<Ledger> ledgers) {
    wallet = new TestWallet(database, ledgers);
    audit = new LedgerAudit(database, owner);
    wallet.sync.sync(owner, wallet.deadline());
    wallet.cash.set(owner, TestWallet.OPENING.decimal(), "first");
  }

  void run(List<LedgerOp> ops) {
    for (LedgerOp op : ops) {
      one(op);
      if (++count % AUDIT_EVERY == 0) {
        // A request that was refused may leave the worker something to finish.
        wallet.recover();
        audit.check();
      }
    }
    wallet.recover();
    compare("the end");
    audit.check();
  }

  /** How often a server died in the middle of a request. */
  int crashes() {
    return crashes;
  }

  private void one(LedgerOp op) {
    boolean expected = model.apply(op);
    boolean done = settled(op, "request-" + count);
    assertThat(done).as("%s succeeds", op).isEqualTo(expected);
    compare(op.toString());
  }

  /** Repeats the request until its outcome is known. */
  private boolean settled(LedgerOp op, String key) {
    for (int attempt = 0; ; attempt++) {
      try {
        faults(op, attempt);
        boolean done = request(op, key);
        calm();
        return done;
      } catch (WalletRefused e) {
        calm();
        if (!isPassing(e.refusal())) {
          return false;
        }
        wallet.recover();
      } catch (SimulatedCrash | BotMoneyUnavailable e) {
        crashes += e instanceof SimulatedCrash ? 1 : 0;
        calm();
        if (attempt % 2 == 0) {
          crashWhileRecovering(op);
          wallet.recover();
        }
      }
    }
  }

  private void faults(LedgerOp op, int attempt) {
    if (attempt < ATTEMPTS_WITH_FAULTS) {
      wallet.crashes.arm(op.crashAt());
      Random random = new Random(op.seed() + 31L * attempt);
      wallet.bots.silence(() -> random.nextInt(100) < op.silence());
    }
  }

  private void calm() {
    wallet.crashes.arm(0);
    wallet.bots.silence(() -> false);
  }

  private void crashWhileRecovering(LedgerOp op) {
    try {
      wallet.clock.pass(Duration.ofMinutes(5));
      wallet.crashes.arm(op.crashAt());
      wallet.worker.round();
    } catch (SimulatedCrash e) {
      crashes++;
      calm();
    }
    calm();
  }

  /** What a later try may change. */
  private static boolean isPassing(WalletRefusal refusal) {
    return refusal instanceof WalletRefusal.Busy
        || refusal instanceof WalletRefusal.StillUnderWay
        || refusal instanceof WalletRefusal.BotUnreachable;
  }

  private boolean request(LedgerOp op, String key) {
    BotRef bot = bot(op.bot());
    Function<String, Provisioning.NewBot> order =
        what -> new Provisioning.NewBot(bot, op.amount(), "bot", what, key, wallet.deadline());
    switch (op.kind()) {
      case DEPOSIT -> wallet.cash.deposit(owner, op.amount(), "", key);
      case WITHDRAW -> wallet.cash.withdraw(owner, op.amount(), "", key);
      case SET -> wallet.cash.set(owner, op.amount(), key);
      case PROVISION -> wallet.provisioning.provision(order.apply("order"));
      case PROVISION_REFUSED -> wallet.provisioning.provision(order.apply("refused"));
      case ADD -> wallet.transfers.add(bot, op.amount(), key, wallet.deadline());
      case TAKE -> wallet.returns.take(bot, Optional.of(op.amount()), key, wallet.deadline());
      case TAKE_ALL -> wallet.returns.take(bot, Optional.empty(), key, wallet.deadline());
      case ALLOCATE -> wallet.transfers.allocate(bot, "bot", op.amount(), key, wallet.deadline());
      case DELETE -> delete(bot);
      case KUBECTL_DELETE -> {
        wallet.bots.deleteByKubectl(bot);
        for (int round = 0; round < ROUNDS_TO_SETTLE; round++) {
          wallet.worker.round();
          wallet.clock.pass(Duration.ofSeconds(2));
        }
        wallet.recover();
      }
      case KUBECTL_CREATE -> {
        if (Money.of(op.amount()).isPositive()) {
          wallet.bots.createByKubectl(bot, Money.of(op.amount()).decimal());
        }
      }
      case VANISH -> vanish(bot);
      case WIN, LOSE -> trade(op, bot);
      case SYNC -> assertThat(wallet.sync.sync(owner, wallet.deadline()).cleaned()).isEmpty();
      case LOOK -> {
        calm();
        wallet.worthWatch.look();
      }
    }
    return true;
  }

  /** Done means that the money is home; a bot that could not be let go of is the worker's. */
  private void delete(BotRef bot) {
    if (wallet.departures.delete(bot, wallet.deadline()).pending()) {
      throw new BotMoneyUnavailable("still closing its trades");
    }
    assertThat(wallet.wallet(owner)).as("wallet after %s is deleted", bot).isEqualTo(model.wallet);
    if (wallet.bots.bot(bot).map(held -> held.leaving).orElse(false)) {
      wallet.recover();
    }
  }

  private void vanish(BotRef bot) {
    Optional<SimulatedBot> gone = wallet.bots.bot(bot);
    Optional<Allocation> held = wallet.sagas.read(pages -> pages.allocations().of(bot));
    if (gone.isPresent() && held.isPresent()) {
      // What comes home is the last known worth; the rest is gain or loss of this accident.
      earned = earned.plus(held.get().lastValue()).minus(Money.of(gone.get().equity()));
    }
    wallet.bots.vanish(bot);
    wallet.sync.sync(owner, wallet.deadline());
    if (wallet.sagas.read(pages -> pages.allocations().of(bot)).isPresent()) {
      throw new BotMoneyUnavailable("not cleaned yet");
    }
  }

  /** The market moves; the model has done its part already. */
  private void trade(LedgerOp op, BotRef ref) {
    calm();
    wallet
        .bots
        .bot(ref)
        .ifPresent(
            bot -> {
              Money before = Money.of(bot.profit);
              Money after = model.bots.get(op.bot()).profit;
              bot.profit = after.decimal();
              if (model.bots.get(op.bot()).funded) {
                earned = earned.plus(after.minus(before));
              }
            });
  }

  private void compare(String when) {
    State state =
        wallet.sagas.read(
            pages ->
                new State(
                    pages.ledger().books(owner).orElseThrow(), pages.allocations().all(owner)));
    Money free = state.books().wallet();
    Money putIn = state.books().balance(Account.EXTERNAL).negated();
    assertThat(free).as("wallet after %s", when).isEqualTo(model.wallet);
    assertThat(putIn).as("put in after %s", when).isEqualTo(model.putIn);
    Map<Integer, Allocation> held =
        state.allocations().stream()
            .collect(Collectors.toMap(a -> number(a.bot()), Function.identity()));
    Money inBots = Money.ZERO;
    for (int name = 0; name <= TestWallet.MAX_BOTS; name++) {
      Optional<SimulatedBot> real = wallet.bots.bot(bot(name));
      Optional<LedgerModel.ModelBot> wanted = Optional.ofNullable(model.bots.get(name));
      assertThat(real.map(bot -> Money.of(bot.initial)))
          .as("initial balance of bot %s after %s", name, when)
          .isEqualTo(wanted.map(bot -> bot.initial));
      assertThat(Optional.ofNullable(held.get(name)).map(Allocation::allocated))
          .as("allocation of bot %s after %s", name, when)
          .isEqualTo(wanted.filter(bot -> bot.funded).map(bot -> bot.allocated));
      if (held.containsKey(name) && real.isPresent()) {
        inBots = inBots.plus(Money.of(real.get().equity()));
      }
    }
    // Not by the model: what is there is what was put in and what was earned.
    assertThat(free.plus(inBots)).as("conserved after %s", when).isEqualTo(putIn.plus(earned));
  }

  private record State(Ledger.Books books, List<Allocation> allocations) {}

  private BotRef bot(int name) {
    return new BotRef(owner, "bot-" + name);
  }

  private static int number(BotRef bot) {
    return Integer.parseInt(bot.instanceId().substring("bot-".length()));
  }
}
