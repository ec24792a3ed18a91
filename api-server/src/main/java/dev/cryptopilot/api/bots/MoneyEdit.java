// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.bots;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cryptopilot.api.kube.BotEdit;
import dev.cryptopilot.api.wallet.BotMoney;
import dev.cryptopilot.api.wallet.Change;
import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.crds.bot.Wallet;
import java.math.BigDecimal;
import java.util.Optional;

/** A change of a bot's balance, decided on the bot as it is when it is written. */
final class MoneyEdit implements BotEdit {

  private final String previous;
  private final String funding;
  private final long number;
  private final BigDecimal delta;
  private Optional<Change> decided = Optional.empty();

  private MoneyEdit(String previous, String funding, long number, BigDecimal delta) {
    this.previous = previous;
    this.funding = funding;
    this.number = number;
    this.delta = delta;
  }

  /** Puts a bot that carries {@code previous} onto another funding. */
  static MoneyEdit adopt(String previous, String funding, BigDecimal delta) {
    return new MoneyEdit(previous, funding, 0, delta);
  }

  /** The {@code number}-th change of one funding. */
  static MoneyEdit move(String funding, long number, BigDecimal delta) {
    return new MoneyEdit(funding, funding, number, delta);
  }

  /** What was found before anything was written; empty when the write decides. */
  Optional<Change> decided() {
    return decided;
  }

  @Override
  public boolean edit(Bot live, ObjectNode own) {
    decided = before(live);
    if (decided.isPresent()) {
      return false;
    }
    Wallet changed = changed(live.getSpec().paperWallet().orElseThrow(), delta);
    own.withObject("/metadata/annotations")
        .put(BotMoney.FUNDING_ANNOTATION, funding)
        .put(BotMoney.MOVE_ANNOTATION, Long.toString(number));
    hold(own.withObject("/metadata"));
    ObjectNode wallet = own.withObject("/spec/wallet").put("initial", changed.initial());
    if (changed.withdrawn() == null) {
      wallet.remove("withdrawn");
    } else {
      wallet.put("withdrawn", changed.withdrawn());
    }
    return true;
  }

  /**
   * The wallet with so much more, or less. What is taken is noted beside the initial balance, as
   * that can never be below one stake; what is added brings back first what was taken. Pure.
   */
  static Wallet changed(Wallet wallet, BigDecimal delta) {
    BigDecimal withdrawn = wallet.withdrawnAmount().subtract(delta);
    BigDecimal more = withdrawn.min(BigDecimal.ZERO).negate();
    BigDecimal left = withdrawn.max(BigDecimal.ZERO);
    return new Wallet(
        BotManifest.decimal(wallet.initialAmount().add(more)),
        left.signum() == 0 ? null : BotManifest.decimal(left));
  }

  private Optional<Change> before(Bot live) {
    boolean mine = Funding.is(live, funding);
    if (mine && (number == 0 || number <= Funding.lastMove(live))) {
      return Optional.of(new Change.Applied());
    }
    if (!mine && !Funding.is(live, previous)) {
      return Optional.of(new Change.Taken());
    }
    if (Funding.isLeaving(live)) {
      return Optional.of(new Change.Leaving());
    }
    if (live.getSpec().paperWallet().isEmpty()) {
      return Optional.of(new Change.Refused("A live bot has no simulated balance"));
    }
    return Optional.empty();
  }

  private static void hold(ObjectNode metadata) {
    ArrayNode finalizers = metadata.withArray("/finalizers");
    for (JsonNode one : finalizers) {
      if (one.asText().equals(BotMoney.FINALIZER)) {
        return;
      }
    }
    finalizers.add(BotMoney.FINALIZER);
  }
}
