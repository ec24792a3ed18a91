// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.plan;

import dev.cryptopilot.crds.strategy.StrategySpec;
import dev.cryptopilot.operator.condition.ConditionReason;
import dev.cryptopilot.operator.strategy.StrategyVersion;
import dev.cryptopilot.operator.strategy.observe.PublishedVersion;
import dev.cryptopilot.operator.strategy.observe.StrategyFacts;
import dev.cryptopilot.operator.strategy.plan.StrategyAction.PruneVersion;
import dev.cryptopilot.operator.strategy.plan.StrategyAction.PublishVersion;
import dev.cryptopilot.operator.strategy.plan.VersionVerdict.Publishable;
import dev.cryptopilot.operator.strategy.plan.VersionVerdict.Published;
import dev.cryptopilot.operator.strategy.plan.VersionVerdict.Refused;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** From what is known about a strategy to what is done about it. Pure. */
public final class StrategyPlanner {

  private StrategyPlanner() {}

  /** The plan for these facts. */
  public static StrategyPlan plan(StrategyFacts facts) {
    VersionVerdict verdict = verdict(facts);
    Optional<String> stable = stable(facts, verdict);
    List<StrategyAction> actions = new ArrayList<>();
    if (verdict instanceof Publishable publishable) {
      actions.add(new PublishVersion(publishable.version()));
    }
    actions.addAll(prune(facts, stable));
    return new StrategyPlan(actions, verdict, stable);
  }

  private static VersionVerdict verdict(StrategyFacts facts) {
    return switch (SourceContent.of(facts)) {
      case SourceContent.Unusable unusable -> new Refused(unusable.reason(), unusable.message());
      case SourceContent.Files files -> judge(facts, version(facts, files));
    };
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

  private static VersionVerdict judge(StrategyFacts facts, StrategyVersion wanted) {
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
      return new Published(known.get().version());
    }
    return VersionCheck.problem(wanted)
        .<VersionVerdict>map(refused -> refused)
        .orElseGet(() -> new Publishable(wanted));
  }

  /** A valid version is stable at once; a refused one leaves the last good version in place. */
  private static Optional<String> stable(StrategyFacts facts, VersionVerdict verdict) {
    return verdict instanceof Published published
        ? Optional.of(published.version().version())
        : facts.strategy().statusOrEmpty().stableVersion();
  }

  private static List<PruneVersion> prune(StrategyFacts facts, Optional<String> stable) {
    String inSpec = facts.strategy().getSpec().version();
    return facts.published().stream()
        .filter(p -> !p.version().version().equals(inSpec))
        .filter(p -> stable.filter(p.version().version()::equals).isEmpty())
        .sorted(newestFirst())
        .skip(facts.strategy().getSpec().historyLimit())
        .filter(p -> facts.uses().stream().noneMatch(u -> u.needs(p.version().version())))
        .map(p -> new PruneVersion(p.version().version(), p.configMap()))
        .toList();
  }

  /** Newest first; by name where two are of one second. */
  public static Comparator<PublishedVersion> newestFirst() {
    return Comparator.comparing(PublishedVersion::createdAt)
        .thenComparing(PublishedVersion::configMap)
        .reversed();
  }
}
