// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cryptopilot.crds.strategy.Strategy;
import dev.cryptopilot.crds.strategy.StrategyStatus;
import dev.cryptopilot.operator.agent.FirstWords;
import dev.cryptopilot.operator.agent.SilentAgents;
import dev.cryptopilot.operator.bot.Yaml;
import dev.cryptopilot.operator.condition.ConditionType;
import dev.cryptopilot.operator.condition.Conditions;
import dev.cryptopilot.operator.event.EventLanes;
import dev.cryptopilot.operator.event.EventRecorder;
import dev.cryptopilot.operator.strategy.apply.RefusedWrites;
import dev.cryptopilot.operator.strategy.apply.StrategyApplier;
import dev.cryptopilot.operator.strategy.apply.ValidatorApplier;
import dev.cryptopilot.operator.strategy.observe.StrategyObserver;
import dev.cryptopilot.operator.strategy.observe.ValidationObserver;
import dev.cryptopilot.operator.strategy.status.StrategyStatusFactory;
import dev.cryptopilot.operator.strategy.validation.Setbacks;
import dev.cryptopilot.operator.strategy.validation.ValidatorQueue;
import dev.cryptopilot.operator.strategy.validation.ValidatorSettings;
import dev.cryptopilot.testing.OnKubeCluster;
import dev.cryptopilot.testing.SettableClock;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A real API server refuses to keep a version. */
@ExtendWith(OnKubeCluster.class)
class PublishOnApiServerTest {

  private static KubernetesClient client;

  private final List<String> events = new ArrayList<>();
  private final SettableClock clock = SettableClock.standing();
  private final StrategyReconciler operator = operator();

  @BeforeAll
  static void connect(KubernetesClient admin) {
    client = admin;
  }

  private StrategyReconciler operator() {
    ValidatorSettings settings = ValidatorSettings.off();
    ValidatorQueue queue = new ValidatorQueue(1, clock);
    Setbacks setbacks = new Setbacks(clock);
    RefusedWrites refusals = new RefusedWrites(setbacks);
    return new StrategyReconciler(
        new StrategyObserver(
            new ListedStrategies(client),
            new ValidationObserver(settings, queue, setbacks),
            new FirstWords(new SilentAgents(), Optional::empty, clock),
            clock),
        new StrategyApplier(
            client,
            new ValidatorApplier(client, queue, refusals, settings),
            refusals,
            new EventRecorder(
                event -> events.add(event.getReason()),
                new EventLanes(Runnable::run, Runnable::run),
                clock,
                () -> "id")),
        new StrategyStatusFactory(clock));
  }

  private static Resource<Strategy> strategy() {
    return client.resources(Strategy.class).inNamespace("default").withName("crowded");
  }

  private StrategyStatus settle() {
    for (int pass = 0; pass < 4; pass++) {
      operator.reconcile(strategy().get(), new ListedStrategies(client));
    }
    return strategy().get().getStatus();
  }

  private static void apply(String version) {
    client
        .resource(
            Yaml.parse(
                """
                apiVersion: crypto-pilot.dev/v1alpha1
                kind: Strategy
                metadata: {name: crowded, namespace: default}
                spec:
                  className: EmaRsi
                  version: %s
                  source: {inline: "class EmaRsi(IStrategy):\\n    pass  # %s\\n"}
                """
                    .formatted(version, version),
                Strategy.class))
        .serverSideApply();
  }

  /** No further ConfigMap; nobody but the test counts what is there. */
  private static ResourceQuota full() {
    Map<String, Quantity> none = Map.of("count/configmaps", new Quantity("0"));
    return new ResourceQuotaBuilder()
        .withNewMetadata()
        .withName("few")
        .withNamespace("default")
        .endMetadata()
        .withNewSpec()
        .withHard(none)
        .endSpec()
        .withNewStatus()
        .withHard(none)
        .withUsed(none)
        .endStatus()
        .build();
  }

  private static boolean takesConfigMaps() {
    try {
      client
          .resource(
              new ConfigMapBuilder()
                  .withNewMetadata()
                  .withName("probe")
                  .withNamespace("default")
                  .endMetadata()
                  .build())
          .dryRun()
          .create();
      return true;
    } catch (KubernetesClientException e) {
      return false;
    }
  }

  private static Condition valid(StrategyStatus status) {
    return Conditions.find(status.conditions(), ConditionType.Valid).orElseThrow();
  }

  @Test
  void aVersionThatIsRefusedIsSaidTriedAgainAndKeepsNothingElseFromGoingOn() {
    apply("1.0.0");
    assertThat(settle().stable()).isEqualTo("1.0.0");
    client.resource(full()).create();
    client.resource(full()).subresource("status").patch();
    await().atMost(Duration.ofMinutes(1)).until(() -> !takesConfigMaps());
    apply("2.0.0");

    StrategyStatus refused = settle();

    assertThat(valid(refused).getStatus()).isEqualTo("False");
    assertThat(valid(refused).getReason()).isEqualTo("PublishRefused");
    assertThat(valid(refused).getMessage()).contains("quota", "bots stay on version 1.0.0");
    assertThat(Conditions.find(refused.conditions(), ConditionType.Stalled))
        .as("the spec need not be edited")
        .isEmpty();
    assertThat(refused.stable()).isEqualTo("1.0.0");
    assertThat(refused.versions()).singleElement().matches(v -> v.version().equals("1.0.0"));
    assertThat(events).containsOnlyOnce("VersionRefused");

    client.resource(full()).delete();
    await().atMost(Duration.ofMinutes(1)).until(PublishOnApiServerTest::takesConfigMaps);
    assertThat(settle().stable()).as("its pause is not over").isEqualTo("1.0.0");
    clock.pass(Duration.ofSeconds(10));

    StrategyStatus published = settle();

    assertThat(valid(published).getStatus()).isEqualTo("True");
    assertThat(published.versions()).hasSize(2);
  }
}
