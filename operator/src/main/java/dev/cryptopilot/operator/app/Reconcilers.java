// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.app;

import dev.cryptopilot.operator.agent.AgentReports;
import dev.cryptopilot.operator.agent.FirstWords;
import dev.cryptopilot.operator.bot.apply.BotApplier;
import dev.cryptopilot.operator.bot.observe.BotObserver;
import dev.cryptopilot.operator.bot.observe.CredentialsCheck;
import dev.cryptopilot.operator.bot.observe.SecretLookup;
import dev.cryptopilot.operator.bot.observe.SlotLookup;
import dev.cryptopilot.operator.bot.status.BotStatusFactory;
import dev.cryptopilot.operator.event.EventRecorder;
import dev.cryptopilot.operator.render.BotRenderer;
import io.fabric8.kubernetes.client.KubernetesClient;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Puts the steps of the bot reconciler together. */
@Singleton
public class Reconcilers {

  @Produces
  @Singleton
  BotObserver botObserver(
      AgentReports reports,
      FirstWords firstWords,
      SecretLookup secrets,
      SlotLookup slots,
      Clock clock,
      BotRenderer renderer) {
    return new BotObserver(
        reports, firstWords, secrets, slots, new CredentialsCheck(secrets, clock), renderer);
  }

  @Produces
  @Singleton
  BotApplier botApplier(KubernetesClient client, EventRecorder events) {
    return new BotApplier(client, events);
  }

  @Produces
  @Singleton
  BotStatusFactory botStatuses(Clock clock) {
    return new BotStatusFactory(clock);
  }
}
