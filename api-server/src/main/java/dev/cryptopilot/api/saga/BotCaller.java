// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.saga;

import dev.cryptopilot.api.wallet.BotMoney;
import dev.cryptopilot.api.wallet.BotRef;

/** Asks the bot side. */
final class BotCaller {
  private final BotMoney bots;

  BotCaller(BotMoney bots) {
    this.bots = bots;
  }

  BotAnswer ask(Saga saga, BotCall call) {
    BotRef bot = saga.bot();
    String funding = saga.funding();
    return switch (call) {
      case BotCall.Create create ->
          new BotAnswer.Changed(
              bots.create(bot, funding, create.initial().decimal(), create.order()));
      case BotCall.Adopt adopt ->
          new BotAnswer.Changed(
              bots.adopt(bot, adopt.previous(), funding, adopt.delta().decimal()));
      case BotCall.Move move ->
          new BotAnswer.Changed(bots.move(bot, funding, move.number(), move.delta().decimal()));
      case BotCall.Delete() -> {
        bots.delete(bot, funding);
        yield new BotAnswer.Done();
      }
      case BotCall.AwaitFarewell() -> new BotAnswer.Said(bots.farewell(bot, funding));
      case BotCall.Release() -> {
        bots.release(bot, funding);
        yield new BotAnswer.Done();
      }
    };
  }
}
