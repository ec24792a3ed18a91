// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.plan.validation;

import dev.cryptopilot.operator.strategy.observe.PublishedVersion;
import dev.cryptopilot.operator.strategy.observe.StrategyFacts;
import dev.cryptopilot.operator.strategy.observe.ValidationSight;
import dev.cryptopilot.operator.strategy.plan.StrategyAction;
import dev.cryptopilot.operator.strategy.plan.StrategyAction.RecordVerdict;
import dev.cryptopilot.operator.strategy.plan.StrategyAction.RemoveValidator;
import dev.cryptopilot.operator.strategy.plan.StrategyAction.StartValidation;
import dev.cryptopilot.operator.strategy.plan.validation.Validation.Off;
import dev.cryptopilot.operator.strategy.plan.validation.Validation.Passed;
import dev.cryptopilot.operator.strategy.plan.validation.Validation.Refused;
import dev.cryptopilot.operator.strategy.plan.validation.Validation.Running;
import dev.cryptopilot.operator.strategy.plan.validation.Validation.Unjudged;
import dev.cryptopilot.operator.strategy.plan.validation.Validation.Waiting;
import dev.cryptopilot.operator.strategy.validation.ValidationPolicy;
import dev.cryptopilot.operator.strategy.validation.ValidationReport;
import dev.cryptopilot.operator.strategy.validation.ValidatorRun;
import dev.cryptopilot.operator.strategy.validation.ValidatorSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * From what is there of the validation of a strategy's versions to what is done about it. Pure.
 *
 * <p>An accepted content is never judged again; a refused one only by another validator.
 */
public final class ValidationPlanner {

  private static final Duration NEXT_TURN = Duration.ofSeconds(1);
  private static final Duration SOME_TIME = Duration.ofSeconds(15);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

  private final StrategyFacts facts;
  private final ValidationSight sight;
  private final List<StrategyAction> actions = new ArrayList<>();
  private final Map<String, Validation> versions = new HashMap<>();
  private Optional<Duration> lookAgain = Optional.empty();

  private ValidationPlanner(StrategyFacts facts) {
    this.facts = facts;
    this.sight = facts.validation();
  }

  /** The plan for these facts. */
  public static ValidationPlan plan(StrategyFacts facts) {
    return new ValidationPlanner(facts).plan();
  }

  private ValidationPlan plan() {
    ValidationPolicy policy = sight.settings().policy();
    if (policy == ValidationPolicy.Off) {
      facts.published().forEach(p -> versions.put(p.version().version(), new Off()));
      sight.runs().forEach(this::remove);
    } else {
      facts.published().forEach(p -> versions.put(p.version().version(), judge(p)));
      removeLeftovers();
    }
    return new ValidationPlan(policy == ValidationPolicy.Enforce, versions, actions, lookAgain);
  }

  private Validation judge(PublishedVersion published) {
    String digest = published.version().digest();
    Optional<ValidationReport> report = sight.report(digest);
    if (report.filter(this::holds).isPresent()) {
      return verdict(report.get().summary());
    }
    Optional<ValidatorRun> run =
        sight.newestRun(digest).filter(r -> r.validator().equals(sight.settings().image()));
    if (run.isEmpty()) {
      return before(report, begin(published, 1));
    }
    return switch (run.get().course()) {
      case ValidatorRun.Waiting waiting -> before(report, waiting(published, run.get(), waiting));
      case ValidatorRun.Working working -> before(report, new Running());
      case ValidatorRun.Judged(ValidatorSummary summary) -> {
        actions.add(new RecordVerdict(published.version(), run.get(), summary));
        yield verdict(summary);
      }
      case ValidatorRun.Unjudged unjudged -> before(report, again(published, run.get(), unjudged));
    };
  }

  private boolean holds(ValidationReport report) {
    return report.summary().accepted() || report.validator().equals(sight.settings().image());
  }

  /** What another validator refused stays refused until this one has judged. */
  private static Validation before(Optional<ValidationReport> report, Validation now) {
    return report.map(old -> verdict(old.summary())).orElse(now);
  }

  private static Validation verdict(ValidatorSummary summary) {
    return summary.accepted() ? new Passed(summary.sentence()) : new Refused(summary.sentence());
  }

  /** A pod that cannot start may be made otherwise by now, or find room under another name. */
  private Validation waiting(
      PublishedVersion published, ValidatorRun run, ValidatorRun.Waiting waiting) {
    Instant until = waiting.since().plus(LONGEST_WAIT);
    if (until.isAfter(facts.now())) {
      lookAgainAfter(Duration.between(facts.now(), until));
      return new Waiting(waiting.why());
    }
    return again(published, run, new ValidatorRun.Unjudged(waiting.why(), until));
  }

  private Validation again(
      PublishedVersion published, ValidatorRun run, ValidatorRun.Unjudged unjudged) {
    Duration left =
        Duration.between(facts.now(), unjudged.endedAt().plus(Retries.pauseAfter(run.attempt())));
    if (left.isPositive()) {
      lookAgainAfter(left);
    } else {
      begin(published, run.attempt() + 1);
    }
    return new Unjudged(
        "attempt "
            + run.attempt()
            + " ended without a verdict ("
            + unjudged.why()
            + "); it is tried again");
  }

  private Validation begin(PublishedVersion published, int attempt) {
    Demand demand = Demand.of(published, facts);
    if (demand == Demand.None) {
      return new Waiting("no bot uses it; it is looked into when one does");
    }
    if (demand == Demand.Later) {
      lookAgainAfter(Demand.untilAuthor(published, facts));
      return new Waiting("no bot uses it; it is looked into when one does, or in some minutes");
    }
    Set<String> running = others(published);
    int places = demand == Demand.Bots ? sight.settings().atOnce() : 1;
    if (running.size() >= places) {
      lookAgainAfter(demand == Demand.Bots ? NEXT_TURN : SOME_TIME);
      return new Waiting("others are before it");
    }
    actions.add(new StartValidation(published.version(), attempt, running));
    return new Waiting("the validator's pod starts");
  }

  /** Validators that run, but for earlier attempts at this version. */
  private Set<String> others(PublishedVersion published) {
    Set<String> others = new HashSet<>(sight.running());
    sight.runs().stream()
        .filter(run -> run.digest().equals(published.version().digest()))
        .forEach(
            run -> others.remove(facts.strategy().getMetadata().getNamespace() + '/' + run.pod()));
    return others;
  }

  /** Earlier attempts, verdicts that are kept, versions that are gone. */
  private void removeLeftovers() {
    Set<String> published =
        facts.published().stream().map(p -> p.version().digest()).collect(Collectors.toSet());
    for (ValidatorRun run : sight.runs()) {
      boolean kept =
          sight.report(run.digest()).filter(this::holds).isPresent()
              || !published.contains(run.digest());
      boolean newest = sight.newestRun(run.digest()).filter(run::equals).isPresent();
      if (kept || !newest || !run.validator().equals(sight.settings().image())) {
        remove(run);
      }
    }
  }

  private void remove(ValidatorRun run) {
    if (!run.leaving()) {
      actions.add(new RemoveValidator(run.pod(), run.uid()));
    }
  }

  private void lookAgainAfter(Duration time) {
    lookAgain = Optional.of(lookAgain.filter(sooner -> sooner.compareTo(time) < 0).orElse(time));
  }
}
