// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.app;

import dev.cryptopilot.operator.agent.AgentReports;
import dev.cryptopilot.operator.bot.apply.BotApplier;
import dev.cryptopilot.operator.bot.observe.BotObserver;
import dev.cryptopilot.operator.bot.observe.CredentialsCheck;
import dev.cryptopilot.operator.bot.observe.SecretLookup;
import dev.cryptopilot.operator.bot.observe.SlotLookup;
import dev.cryptopilot.operator.bot.status.BotStatusFactory;
import dev.cryptopilot.operator.event.EventRecorder;
import dev.cryptopilot.operator.render.BotRenderer;
import dev.cryptopilot.operator.strategy.apply.StrategyApplier;
import dev.cryptopilot.operator.strategy.observe.SourceLookup;
import dev.cryptopilot.operator.strategy.observe.StrategyObserver;
import dev.cryptopilot.operator.strategy.status.StrategyStatusFactory;
import io.fabric8.kubernetes.client.KubernetesClient;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Puts the steps of the bot and strategy reconcilers together. */
@Singleton
public class Reconcilers {

  @Produces
  @Singleton
  BotObserver botObserver(
      AgentReports reports,
      SecretLookup secrets,
      SlotLookup slots,
      Clock clock,
      BotRenderer renderer) {
    return new BotObserver(reports, secrets, slots, new CredentialsCheck(secrets, clock), renderer);
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

  @Produces
  @Singleton
  StrategyObserver strategyObserver(SourceLookup lookup, Clock clock) {
    return new StrategyObserver(lookup, clock);
  }

  @Produces
  @Singleton
  StrategyApplier strategyApplier(KubernetesClient client, EventRecorder events) {
    return new StrategyApplier(client, events);
  }

  @Produces
  @Singleton
  StrategyStatusFactory strategyStatuses(Clock clock) {
    return new StrategyStatusFactory(clock);
  }
}
