// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.apply;

import dev.cryptopilot.crds.pool.BotPool;
import dev.cryptopilot.operator.pool.observe.AccountClaims;
import dev.cryptopilot.operator.pool.plan.PoolAction;
import dev.cryptopilot.operator.slots.DesiredBot;
import dev.cryptopilot.operator.slots.PodNames;
import java.util.ArrayList;
import java.util.List;

/** Lets no slots Secret be written that would put two Live bots on one exchange account. */
final class AccountGuard {

  private final SlotsWriter slots;
  private final AccountClaims accounts;

  AccountGuard(SlotsWriter slots, AccountClaims accounts) {
    this.slots = slots;
    this.accounts = accounts;
  }

  ApplyOutcome write(BotPool pool, PoolAction.UpdateSlots update) {
    String namespace = pool.getMetadata().getNamespace();
    String secret = new PodNames(pool.getMetadata().getName(), update.ordinal()).slotsSecret();
    List<DesiredBot> claimed = new ArrayList<>();
    try {
      for (DesiredBot bot : update.content().bots()) {
        // A bot that moves away keeps its account where it goes.
        if (bot.departure().isEmpty() && !accounts.claim(bot, namespace, secret)) {
          return ApplyOutcome.CONFLICT;
        }
        claimed.add(bot);
      }
      return slots.write(pool, update);
    } finally {
      claimed.forEach(accounts::written);
    }
  }
}
