// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.crds.strategy.AnalysisConclusion;
import dev.cryptopilot.crds.strategy.Strategy;
import dev.cryptopilot.crds.strategy.StrategyStatus;
import dev.cryptopilot.crds.strategy.ValidationWish;
import dev.cryptopilot.crds.strategy.VersionState;
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
import dev.cryptopilot.operator.strategy.validation.Question;
import dev.cryptopilot.operator.strategy.validation.Setbacks;
import dev.cryptopilot.operator.strategy.validation.ValidationPolicy;
import dev.cryptopilot.operator.strategy.validation.ValidationReport;
import dev.cryptopilot.operator.strategy.validation.ValidatorQueue;
import dev.cryptopilot.operator.strategy.validation.ValidatorSettings;
import dev.cryptopilot.operator.strategy.validation.ValidatorSummary;
import dev.cryptopilot.testing.OnKubeCluster;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Validation as a real API server sees it; the pods end as the test says. */
@ExtendWith(OnKubeCluster.class)
class ValidationOnApiServerTest {

  private static final String ACCEPTED =
      "{\"format\":1,\"accepted\":true,\"condition\":{\"message\":\"EmaRsi passed validation.\"}}";
  private static final String REFUSED =
      "{\"format\":1,\"accepted\":false,\"errors\":1,"
          + "\"condition\":{\"message\":\"EmaRsi.py:1: opens a network connection\"}}";

  private static KubernetesClient client;

  @BeforeAll
  static void connect(KubernetesClient admin) {
    client = admin;
  }

  /** An operator that was just started: it knows what the API server knows. */
  private static StrategyReconciler operator() {
    return operator("image:1");
  }

  private static StrategyReconciler operator(String image) {
    Clock clock = Clock.systemUTC();
    ValidatorSettings settings =
        new ValidatorSettings(
            ValidationPolicy.Enforce, image, Optional.empty(), 1, Duration.ofMinutes(5));
    ValidatorQueue queue = new ValidatorQueue(1, clock);
    Setbacks setbacks = new Setbacks(clock);
    return new StrategyReconciler(
        new StrategyObserver(
            new ListedStrategies(client),
            new ValidationObserver(settings, queue, setbacks),
            new FirstWords(new SilentAgents(), Optional::empty, clock),
            clock),
        new StrategyApplier(
            client,
            new ValidatorApplier(client, queue, new RefusedWrites(setbacks), settings),
            new RefusedWrites(setbacks),
            new EventRecorder(
                event -> {}, new EventLanes(Runnable::run, Runnable::run), clock, () -> "id")),
        new StrategyStatusFactory(clock));
  }

  private static Strategy now(String name) {
    return client.resources(Strategy.class).inNamespace("default").withName(name).get();
  }

  /** As many passes of a new operator as it takes until nothing changes. */
  private static StrategyStatus settle(String name) {
    return settle(name, operator());
  }

  private static StrategyStatus settle(String name, StrategyReconciler operator) {
    for (int pass = 0; pass < 5; pass++) {
      operator.reconcile(now(name), new ListedStrategies(client));
    }
    return now(name).getStatus();
  }

  private static List<Pod> pods(String name) {
    return new ListedStrategies(client).validators("default", name);
  }

  private static void apply(String name, String version) {
    client
        .resource(
            Yaml.parse(
                """
                apiVersion: crypto-pilot.dev/v1alpha1
                kind: Strategy
                metadata: {name: %s, namespace: default}
                spec:
                  className: EmaRsi
                  version: %s
                  source: {inline: "class EmaRsi(IStrategy):\\n    pass  # %s\\n"}
                """
                    .formatted(name, version, version),
                Strategy.class))
        .serverSideApply();
  }

  private static void end(Pod pod, int code, String words) {
    client
        .resource(
            new PodBuilder(pod)
                .withNewStatus()
                .withPhase(code == 0 ? "Succeeded" : "Failed")
                .addNewContainerStatus()
                .withName("validator")
                .withImage("image:1")
                .withImageID("")
                .withReady(false)
                .withRestartCount(0)
                .withNewState()
                .withNewTerminated()
                .withExitCode(code)
                .withMessage(words)
                .endTerminated()
                .endState()
                .endContainerStatus()
                .endStatus()
                .build())
        .subresource("status")
        .update();
  }

  private static Condition validated(StrategyStatus status) {
    return Conditions.find(status.conditions(), ConditionType.Validated).orElseThrow();
  }

  @Test
  void aVersionIsForBotsOnceItsPodAcceptedItAndIsNeverLookedIntoAgain() {
    apply("good", "1.0.0");
    StrategyStatus before = settle("good");

    assertThat(before.stable()).isNull();
    assertThat(validated(before).getReason()).isEqualTo("ValidationWaiting");
    Pod pod = pods("good").getFirst();
    assertThat(pods("good")).hasSize(1);
    assertThat(pod.getSpec().getAutomountServiceAccountToken()).isFalse();
    assertThat(pod.getSpec().getRestartPolicy()).isEqualTo("Never");
    assertThat(client.network().v1().networkPolicies().inNamespace("default").list().getItems())
        .singleElement()
        .matches(policy -> policy.getSpec().getEgress().isEmpty());

    end(pod, 0, ACCEPTED);
    StrategyStatus after = settle("good");

    assertThat(after.stable()).isEqualTo("1.0.0");
    assertThat(validated(after).getStatus()).isEqualTo("True");
    assertThat(pods("good")).isEmpty();
    List<ConfigMap> reports = new ListedStrategies(client).reports("default", "good");
    assertThat(reports).singleElement().matches(r -> r.getData().containsKey("summary.json"));
    settle("good");
    assertThat(pods("good")).isEmpty();
  }

  @Test
  void aRefusedVersionIsHeldAndTheStableOneStays() {
    apply("bad", "1.0.0");
    settle("bad");
    end(pods("bad").getFirst(), 0, ACCEPTED);
    settle("bad");
    apply("bad", "2.0.0");
    settle("bad");
    end(pods("bad").getFirst(), 1, REFUSED);

    StrategyStatus status = settle("bad");

    assertThat(status.stable()).isEqualTo("1.0.0");
    assertThat(validated(status).getMessage()).contains("EmaRsi.py:1: opens a network");
    assertThat(pods("bad")).isEmpty();
  }

  @Test
  void aPodThatIsNotAdmittedIsSaidAndThePassGoesOn() {
    apply("unwanted", "1.0.0");

    StrategyStatus status = settle("unwanted", operator("image:1 "));

    assertThat(validated(status).getStatus()).isEqualTo("Unknown");
    assertThat(validated(status).getReason()).isEqualTo("ValidatorNotAdmitted");
    assertThat(validated(status).getMessage()).contains("leading or trailing whitespace");
    assertThat(status.versions())
        .singleElement()
        .matches(version -> version.state() == VersionState.Pending);
    assertThat(pods("unwanted")).isEmpty();

    assertThat(validated(settle("unwanted")).getReason()).isEqualTo("ValidationWaiting");
    end(pods("unwanted").getFirst(), 0, ACCEPTED);
    assertThat(settle("unwanted").stable()).isEqualTo("1.0.0");
  }

  @Test
  void aReportThatSomebodyElseWroteIsNoVerdict() {
    apply("forged", "1.0.0");
    settle("forged");
    Pod pod = pods("forged").getFirst();
    StrategyVersion version =
        new ListedStrategies(client)
            .versions("default", "forged").stream()
                .flatMap(configMap -> StrategyConfigMap.read(configMap).stream())
                .findFirst()
                .orElseThrow();
    client
        .resource(
            ValidationReport.configMap(
                now("forged"),
                version,
                Question.of(version.digest(), ValidationWish.nothing()),
                "image:1",
                ValidatorSummary.parse(ACCEPTED).orElseThrow(),
                Optional.empty()))
        .create();

    StrategyStatus status = settle("forged");

    assertThat(status.stable()).isNull();
    assertThat(validated(status).getStatus()).isEqualTo("Unknown");
    end(pod, 1, REFUSED);
    assertThat(validated(settle("forged")).getStatus()).isEqualTo("False");
    assertThat(new ListedStrategies(client).reports("default", "forged"))
        .singleElement()
        .matches(report -> report.getData().get("summary.json").equals(REFUSED));
  }

  @Test
  void aVerdictStaysWhenItsReportIsRemoved() {
    apply("kept", "1.0.0");
    settle("kept");
    end(pods("kept").getFirst(), 0, ACCEPTED);
    settle("kept");
    new ListedStrategies(client)
        .reports("default", "kept")
        .forEach(report -> client.resource(report).delete());

    assertThat(settle("kept").stable()).isEqualTo("1.0.0");
    assertThat(pods("kept")).isEmpty();
    assertThat(now("kept").getStatus().versions())
        .singleElement()
        .matches(version -> version.validation().accepted());
  }

  @Test
  void anEndWithoutAVerdictIsTriedAgain() {
    apply("unlucky", "1.0.0");
    settle("unlucky");
    Pod first = pods("unlucky").getFirst();
    end(first, 137, "");

    assertThat(validated(settle("unlucky")).getReason()).isEqualTo("ValidationUnjudged");
    client.resource(first).withGracePeriod(0).delete();
    settle("unlucky");

    assertThat(pods("unlucky"))
        .singleElement()
        .matches(pod -> !pod.getMetadata().getUid().equals(first.getMetadata().getUid()));
    pods("unlucky").forEach(pod -> client.resource(pod).withGracePeriod(0).delete());
  }

  @Test
  void anotherListOfAnalysesHasTheVersionJudgedAgainWhileBotsKeepIt() {
    apply("asking", "1.0.0");
    settle("asking");
    end(pods("asking").getFirst(), 0, ACCEPTED);
    settle("asking");
    client
        .resource(now("asking"))
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            "{\"spec\":{\"validation\":{\"analyses\":[\"Lookahead\"]}}}");

    StrategyStatus meanwhile = settle("asking");

    assertThat(meanwhile.stable()).isEqualTo("1.0.0");
    assertThat(validated(meanwhile).getMessage()).contains("again, with Lookahead");
    Pod pod = pods("asking").getFirst();
    assertThat(pod.getSpec().getActiveDeadlineSeconds()).isEqualTo(600);
    assertThat(pod.getSpec().getContainers().getFirst().getArgs())
        .endsWith("--analyses", "Lookahead", "--on-finding", "Warn");
    end(
        pod,
        0,
        ACCEPTED.replace(
            "\"condition\"",
            "\"analyses\":[{\"name\":\"Lookahead\",\"result\":\"Passed\"}],\"condition\""));

    assertThat(settle("asking").versions())
        .singleElement()
        .extracting(version -> version.validation().analyses().getFirst().result())
        .isEqualTo(AnalysisConclusion.Passed);
    assertThat(pods("asking")).isEmpty();
  }
}
