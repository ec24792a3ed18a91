// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.app;

import dev.cryptopilot.operator.agent.AgentChecks;
import dev.cryptopilot.operator.agent.AgentClient;
import dev.cryptopilot.operator.agent.AgentReports;
import dev.cryptopilot.operator.agent.AgentWatch;
import dev.cryptopilot.operator.agent.BearerToken;
import dev.cryptopilot.operator.bot.observe.SecretLookup;
import dev.cryptopilot.operator.pool.MoveMetrics;
import dev.cryptopilot.operator.pool.PoolChecker;
import dev.cryptopilot.operator.pool.PoolMetrics;
import dev.cryptopilot.operator.pool.apply.PoolApplier;
import dev.cryptopilot.operator.pool.apply.PoolStatusWriter;
import dev.cryptopilot.operator.pool.blueprint.PodBlueprint;
import dev.cryptopilot.operator.pool.blueprint.RuntimeSettings;
import dev.cryptopilot.operator.pool.observe.AccountClaims;
import dev.cryptopilot.operator.pool.observe.AgentFollower;
import dev.cryptopilot.operator.pool.observe.BotLookup;
import dev.cryptopilot.operator.pool.observe.LeftoverLookup;
import dev.cryptopilot.operator.pool.observe.PoolObserver;
import dev.cryptopilot.operator.pool.observe.SlotsView;
import dev.cryptopilot.operator.render.BotRenderer;
import dev.cryptopilot.operator.slots.PoolLabels;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;

/** Puts the steps of the pool reconciler together. */
@Singleton
public class Pools {

  private static final int TOKEN_BYTES = 32;

  @Produces
  @Singleton
  SlotsView.SecretFetch slotsFetch(KubernetesClient client) {
    return (namespace, name) ->
        Optional.ofNullable(client.secrets().inNamespace(namespace).withName(name).get());
  }

  @Produces
  @Singleton
  SlotsView slotsView(SlotsView.SecretFetch fetch) {
    return new SlotsView(fetch);
  }

  @Produces
  @Singleton
  AccountClaims accountClaims(KubernetesClient client, SlotsView.SecretFetch fetch) {
    return new AccountClaims(
        () ->
            client
                .secrets()
                .inAnyNamespace()
                .withLabel(PoolLabels.SECRET, PoolLabels.SLOTS)
                .list()
                .getItems(),
        fetch);
  }

  @Produces
  @Singleton
  PodBlueprint blueprint(PilotConfig config) {
    return new PodBlueprint(
        RuntimeSettings.of(
            config.runtimeImage(),
            JsonObjects.strings("PILOT_RUNTIME_ENV", config.runtimeEnv()),
            config.agentPort()));
  }

  @Produces
  @Singleton
  PoolObserver poolObserver(
      SlotsView view,
      AgentReports reports,
      BotRenderer renderer,
      SecretLookup secrets,
      AccountClaims accounts,
      KubernetesClient client,
      PodBlueprint blueprint,
      Clock clock) {
    return new PoolObserver(
        view, reports, renderer, secrets, accounts, BotLookup.live(client), blueprint, clock);
  }

  @Produces
  @Singleton
  PoolApplier poolApplier(
      KubernetesClient client,
      PodBlueprint blueprint,
      SecureRandom random,
      SlotsView view,
      SlotsView.SecretFetch fetch,
      AccountClaims accounts) {
    return new PoolApplier(client, blueprint, () -> token(random), view, fetch, accounts);
  }

  @Produces
  @Singleton
  PoolStatusWriter poolStatusWriter(KubernetesClient client) {
    return new PoolStatusWriter(client);
  }

  @Produces
  @Singleton
  PoolChecker poolChecker(AgentClient client, Clock clock) {
    return new PoolChecker(new AgentChecks(client)::ask, clock);
  }

  @Produces
  @Singleton
  LeftoverLookup leftoverLookup(KubernetesClient client) {
    return LeftoverLookup.live(client);
  }

  @Produces
  @Singleton
  MoveMetrics moveMetrics(MeterRegistry registry) {
    return new MoveMetrics(registry);
  }

  @Produces
  @Singleton
  PoolMetrics poolMetrics(MeterRegistry registry) {
    return new PoolMetrics(registry);
  }

  @Produces
  @Singleton
  AgentFollower agentFollower(AgentWatch watch, PilotConfig config) {
    return new AgentFollower(watch, config.agentPort());
  }

  private static BearerToken token(SecureRandom random) {
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    return new BearerToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }
}
