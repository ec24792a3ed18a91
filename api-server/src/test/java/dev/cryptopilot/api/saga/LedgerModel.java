// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.saga;

import dev.cryptopilot.api.wallet.Amounts;
import dev.cryptopilot.api.wallet.Money;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What ought to happen, in the simplest terms: no ledger, no sagas, no faults. */
final class LedgerModel {
  Money wallet = TestWallet.OPENING;
  Money putIn = TestWallet.OPENING;
  final Map<Integer, ModelBot> bots = new HashMap<>();

  /** A bot as the model sees it. */
  static final class ModelBot {
    Money initial;
    Money profit = Money.ZERO;
    Money allocated = Money.ZERO;
    boolean funded;
    boolean kept;
    Optional<Money> seen = Optional.empty();

    ModelBot(Money initial) {
      this.initial = initial;
    }

    Money value() {
      return initial.plus(profit);
    }

    void change(Money by) {
      initial = initial.plus(by);
      seen = seen.map(s -> s.plus(by)).map(s -> s.isNegative() ? Money.ZERO : s);
    }
  }

  /** Carries the operation out; false when it is to be refused. */
  boolean apply(LedgerOp op) {
    Money amount = Money.of(op.amount());
    ModelBot bot = bots.get(op.bot());
    return switch (op.kind()) {
      case DEPOSIT -> !amount.isBelow(Amounts.CENT) && deposit(amount);
      case WITHDRAW -> !amount.isBelow(Amounts.CENT) && pay(amount) && putIn(amount.negated());
      case SET -> putIn(amount.minus(wallet)) && wallet(amount);
      case PROVISION ->
          bot == null
              && !amount.isBelow(Amounts.CENT)
              && roomForOne()
              && pay(amount)
              && open(op.bot(), new ModelBot(amount), amount);
      case PROVISION_REFUSED -> false;
      case ADD -> funded(bot) && !amount.isBelow(Amounts.ONE) && pay(amount) && grow(bot, amount);
      case TAKE -> funded(bot) && !amount.isBelow(Amounts.CENT) && take(bot, amount);
      case TAKE_ALL -> funded(bot) && close(bot, bot.value());
      case ALLOCATE -> bot != null && !bot.funded && adopt(op.bot(), bot, amount);
      case DELETE, KUBECTL_DELETE -> {
        bots.remove(op.bot());
        yield !funded(bot) || close(bot, bot.value());
      }
      case VANISH -> {
        bots.remove(op.bot());
        yield !funded(bot) || close(bot, bot.seen.orElse(bot.allocated));
      }
      case KUBECTL_CREATE -> {
        if (amount.isPositive()) {
          bots.putIfAbsent(op.bot(), new ModelBot(amount));
        }
        yield true;
      }
      case WIN -> bot == null || trade(bot, amount);
      case LOSE -> bot == null || trade(bot, least(amount, bot.value()).negated());
      case SYNC -> true;
      case LOOK -> {
        bots.values().stream().filter(b -> b.funded).forEach(b -> b.seen = Optional.of(b.value()));
        yield true;
      }
    };
  }

  private boolean deposit(Money amount) {
    return !TestWallet.MAX_WALLET.isBelow(wallet.plus(amount))
        && wallet(wallet.plus(amount))
        && putIn(amount);
  }

  private boolean take(ModelBot bot, Money amount) {
    if (amount.equals(bot.value())) {
      return close(bot, amount);
    }
    if (bot.value().isBelow(amount) || !amount.isBelow(bot.initial)) {
      return false;
    }
    bot.allocated = bot.allocated.minus(bot.allocated.share(amount, bot.value()));
    bot.change(amount.negated());
    return wallet(wallet.plus(amount));
  }

  private boolean adopt(int name, ModelBot bot, Money amount) {
    Money delta = amount.minus(bot.value());
    boolean fits =
        !amount.isBelow(Amounts.ONE) && roomForOne() && bot.initial.plus(delta).isPositive();
    if (!fits || !pay(amount)) {
      return false;
    }
    bot.initial = bot.initial.plus(delta);
    return open(name, bot, amount);
  }

  private boolean open(int name, ModelBot bot, Money amount) {
    bot.funded = true;
    bot.kept = true;
    bot.allocated = amount;
    bot.seen = Optional.empty();
    bots.put(name, bot);
    return true;
  }

  private boolean close(ModelBot bot, Money worth) {
    bot.funded = false;
    bot.allocated = Money.ZERO;
    return wallet(wallet.plus(worth));
  }

  private boolean grow(ModelBot bot, Money amount) {
    bot.allocated = bot.allocated.plus(amount);
    bot.change(amount);
    return true;
  }

  private static boolean trade(ModelBot bot, Money profit) {
    bot.profit = bot.profit.plus(profit);
    return true;
  }

  private boolean roomForOne() {
    return bots.values().stream().filter(b -> b.funded).count() < TestWallet.MAX_BOTS;
  }

  private boolean pay(Money amount) {
    return !wallet.isBelow(amount) && wallet(wallet.minus(amount));
  }

  private boolean wallet(Money amount) {
    wallet = amount;
    return true;
  }

  private boolean putIn(Money amount) {
    putIn = putIn.plus(amount);
    return true;
  }

  private static boolean funded(ModelBot bot) {
    return bot != null && bot.funded;
  }

  private static Money least(Money a, Money b) {
    return a.isBelow(b) ? a : b;
  }
}
