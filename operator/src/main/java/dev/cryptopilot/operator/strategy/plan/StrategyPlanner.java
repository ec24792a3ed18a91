// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.plan;

import dev.cryptopilot.crds.strategy.StrategySpec;
import dev.cryptopilot.crds.strategy.StrategyStatus;
import dev.cryptopilot.crds.strategy.VersionState;
import dev.cryptopilot.crds.strategy.VersionStatus;
import dev.cryptopilot.operator.condition.ConditionReason;
import dev.cryptopilot.operator.strategy.StrategyVersion;
import dev.cryptopilot.operator.strategy.observe.PublishedVersion;
import dev.cryptopilot.operator.strategy.observe.StrategyFacts;
import dev.cryptopilot.operator.strategy.plan.StrategyAction.PruneVersion;
import dev.cryptopilot.operator.strategy.plan.VersionVerdict.Publishable;
import dev.cryptopilot.operator.strategy.plan.VersionVerdict.Published;
import dev.cryptopilot.operator.strategy.plan.VersionVerdict.Refused;
import dev.cryptopilot.operator.strategy.plan.rollout.RolloutFacts;
import dev.cryptopilot.operator.strategy.plan.rollout.RolloutMemory;
import dev.cryptopilot.operator.strategy.plan.rollout.RolloutPlan;
import dev.cryptopilot.operator.strategy.plan.rollout.RolloutPlanner;
import dev.cryptopilot.operator.strategy.plan.validation.ValidationPlan;
import dev.cryptopilot.operator.strategy.plan.validation.ValidationPlanner;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** From what is known about a strategy to what is done about it. Pure. */
public final class StrategyPlanner {

  private StrategyPlanner() {}

  /** The plan for these facts. */
  public static StrategyPlan plan(StrategyFacts facts) {
    ValidationPlan validation = ValidationPlanner.plan(facts);
    Publishing publishing = Publishing.of(facts, verdict(facts, validation));
    VersionVerdict verdict = publishing.verdict();
    RolloutPlan rollout = RolloutPlanner.plan(rolloutFacts(facts, verdict, validation));
    List<StrategyAction> actions = new ArrayList<>();
    publishing.action().ifPresent(actions::add);
    actions.addAll(validation.actions());
    actions.addAll(prune(facts, rollout));
    return new StrategyPlan(actions, verdict, rollout, validation, publishing.again());
  }

  private static RolloutFacts rolloutFacts(
      StrategyFacts facts, VersionVerdict verdict, ValidationPlan validation) {
    StrategyStatus status = facts.strategy().statusOrEmpty();
    return new RolloutFacts(
        facts.strategy().getSpec().rollout(),
        facts.strategy().getSpec().version(),
        obstacle(facts, verdict, validation),
        status.stableVersion(),
        takenBack(status),
        RolloutMemory.of(status.rolloutSeen()),
        facts.uses(),
        facts.now());
  }

  /** A version is for bots once it is published and nothing was found in its program. */
  private static Optional<String> obstacle(
      StrategyFacts facts, VersionVerdict verdict, ValidationPlan validation) {
    String version = facts.strategy().getSpec().version();
    return switch (verdict) {
      case Published published ->
          validation.obstacle(version).map(why -> "version " + version + ": " + why);
      case Publishable publishable -> Optional.of("version " + version + " is being published");
      case Refused refused -> Optional.of(refused.message());
    };
  }

  private static Set<String> takenBack(StrategyStatus status) {
    return status.versions().stream()
        .filter(version -> version.state() == VersionState.RolledBack)
        .map(VersionStatus::version)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static VersionVerdict verdict(StrategyFacts facts, ValidationPlan validation) {
    return switch (SourceContent.of(facts)) {
      case SourceContent.Unusable unusable -> withoutSource(facts, unusable, validation);
      case SourceContent.Files files -> judge(facts, version(facts, files), validation);
    };
  }

  /** What is published does not need its source any more. */
  private static VersionVerdict withoutSource(
      StrategyFacts facts, SourceContent.Unusable unusable, ValidationPlan validation) {
    boolean sourceIsGone =
        facts.source().isEmpty() && facts.strategy().getSpec().source().fromConfigMap().isPresent();
    return facts
        .publishedAs(facts.strategy().getSpec().version())
        .filter(published -> sourceIsGone)
        .map(published -> published(published.version(), validation))
        .orElseGet(() -> new Refused(unusable.reason(), unusable.message()));
  }

  private static StrategyVersion version(StrategyFacts facts, SourceContent.Files files) {
    StrategySpec spec = facts.strategy().getSpec();
    return new StrategyVersion(
        facts.strategy().getMetadata().getName(),
        spec.version(),
        spec.className(),
        files.files(),
        files.mainFile(),
        spec.parameters(),
        spec.requirements());
  }

  private static VersionVerdict judge(
      StrategyFacts facts, StrategyVersion wanted, ValidationPlan validation) {
    Optional<PublishedVersion> known = facts.publishedAs(wanted.version());
    if (known.isPresent() && !known.get().version().digest().equals(wanted.digest())) {
      return new Refused(
          ConditionReason.VersionContentChanged,
          "spec.version: "
              + wanted.version()
              + " is published with other content and never changes; set spec.version to a new"
              + " version for the changed source, className or parameters");
    }
    if (known.isPresent()) {
      return published(known.get().version(), validation);
    }
    return VersionCheck.problem(wanted)
        .<VersionVerdict>map(refused -> refused)
        .orElseGet(() -> new Publishable(wanted));
  }

  /** What is published is for bots unless its program was refused. */
  private static VersionVerdict published(StrategyVersion version, ValidationPlan validation) {
    return validation
        .refusal(version.version())
        .<VersionVerdict>map(
            why ->
                new Refused(
                    ConditionReason.ValidationFailed,
                    "spec.version: " + version.version() + " is " + why))
        .orElseGet(() -> new Published(version));
  }

  private static List<PruneVersion> prune(StrategyFacts facts, RolloutPlan rollout) {
    Set<String> followed = followed(facts, rollout);
    return facts.published().stream()
        .filter(p -> !followed.contains(p.version().version()))
        .sorted(newestFirst())
        .skip(facts.strategy().getSpec().historyLimit())
        .filter(p -> facts.uses().stream().noneMatch(u -> u.needs(p.version().version())))
        .map(p -> new PruneVersion(p.version().version(), p.configMap()))
        .toList();
  }

  /** Versions that bots are or may soon be told to run, before this pass and after it. */
  private static Set<String> followed(StrategyFacts facts, RolloutPlan rollout) {
    StrategyStatus before = facts.strategy().statusOrEmpty();
    return Stream.of(
            Optional.of(facts.strategy().getSpec().version()),
            rollout.stable(),
            rollout.candidate(),
            rollout.memory().version().filter(version -> rollout.memory().isGoingBack()),
            before.stableVersion(),
            before.candidateVersion())
        .flatMap(Optional::stream)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Newest first; by name where two are of one second. */
  public static Comparator<PublishedVersion> newestFirst() {
    return Comparator.comparing(PublishedVersion::createdAt)
        .thenComparing(PublishedVersion::configMap)
        .reversed();
  }
}
