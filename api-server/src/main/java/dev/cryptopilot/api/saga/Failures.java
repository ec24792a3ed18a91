// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.saga;

import dev.cryptopilot.api.wallet.WalletRefusal;
import dev.cryptopilot.api.wallet.WalletRefused;

/** From a failed saga to what its caller is told. */
final class Failures {

  private Failures() {}

  /** The outcome, when the saga did not fail. */
  static Outcome successful(Saga saga) {
    Outcome outcome = saga.outcome().orElseThrow();
    if (outcome.failure().isEmpty()) {
      return outcome;
    }
    String bot = saga.bot().instanceId();
    throw new WalletRefused(
        switch (outcome.failure().get().cause()) {
          case REFUSED -> new WalletRefusal.BotRefuses(outcome.failure().get().message());
          case TAKEN -> new WalletRefusal.AlreadyAllocated(bot);
          case GONE -> new WalletRefusal.BotGone(bot);
        });
  }
}
