// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.bots;

import dev.cryptopilot.api.saga.Departures;
import dev.cryptopilot.api.saga.Provisioning;
import dev.cryptopilot.api.wallet.BotRef;
import dev.cryptopilot.api.wallet.WalletRefusal;
import dev.cryptopilot.api.wallet.WalletRefused;
import java.time.Instant;
import java.util.Optional;

/** Buys and sells bots through the wallet's sagas. */
public final class SagaDesk implements WalletDesk {

  private final Provisioning provisioning;
  private final Departures departures;

  public SagaDesk(Provisioning provisioning, Departures departures) {
    this.provisioning = provisioning;
    this.departures = departures;
  }

  @Override
  public Optional<Paid> buy(Purchase purchase) {
    try {
      Provisioning.Provisioned paid =
          provisioning.provision(
              new Provisioning.NewBot(
                  purchase.bot(),
                  purchase.initialBalance(),
                  purchase.botName(),
                  purchase.order(),
                  purchase.requestId(),
                  purchase.deadline()));
      return Optional.of(
          new Paid(
              paid.previousBalance().decimal(),
              paid.newBalance().decimal(),
              paid.allocated().decimal()));
    } catch (WalletRefused e) {
      if (e.refusal() instanceof WalletRefusal.StillUnderWay) {
        return Optional.empty();
      }
      throw e;
    }
  }

  @Override
  public Departed leave(BotRef bot, Instant deadline) {
    Departures.Departed gone = departures.delete(bot, deadline);
    return new Departed(
        gone.settlement()
            .map(
                home ->
                    new Returned(
                        home.previousBalance().decimal(),
                        home.newBalance().decimal(),
                        home.returned().decimal(),
                        home.result().decimal())),
        gone.pending());
  }
}
