// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.plan.validation;

import dev.cryptopilot.operator.strategy.observe.PublishedVersion;
import dev.cryptopilot.operator.strategy.observe.StrategyFacts;
import dev.cryptopilot.operator.strategy.observe.ValidationSight;
import dev.cryptopilot.operator.strategy.plan.StrategyAction;
import dev.cryptopilot.operator.strategy.plan.StrategyAction.RecordVerdict;
import dev.cryptopilot.operator.strategy.plan.StrategyAction.RemoveValidator;
import dev.cryptopilot.operator.strategy.plan.StrategyAction.StartValidation;
import dev.cryptopilot.operator.strategy.plan.validation.Validation.NotAdmitted;
import dev.cryptopilot.operator.strategy.plan.validation.Validation.Off;
import dev.cryptopilot.operator.strategy.plan.validation.Validation.Passed;
import dev.cryptopilot.operator.strategy.plan.validation.Validation.Refused;
import dev.cryptopilot.operator.strategy.plan.validation.Validation.Running;
import dev.cryptopilot.operator.strategy.plan.validation.Validation.Unjudged;
import dev.cryptopilot.operator.strategy.plan.validation.Validation.Waiting;
import dev.cryptopilot.operator.strategy.validation.KeptVerdict;
import dev.cryptopilot.operator.strategy.validation.Question;
import dev.cryptopilot.operator.strategy.validation.Setback;
import dev.cryptopilot.operator.strategy.validation.ValidationPolicy;
import dev.cryptopilot.operator.strategy.validation.ValidatorPod;
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
 * <p>An accepted content is not judged again, a refused one only by another validator; unless
 * another question is asked about it.
 */
public final class ValidationPlanner {

  private static final Duration NEXT_TURN = Duration.ofSeconds(1);
  private static final Duration SOME_TIME = Duration.ofSeconds(3);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
  private static final Validation OTHERS_FIRST = new Waiting("others are before it");
  private static final Validation STARTING = new Waiting("the validator's pod starts");

  private final StrategyFacts facts;
  private final ValidationSight sight;
  private final Questions questions;
  private final List<StrategyAction> actions = new ArrayList<>();
  private final Map<String, Validation> versions = new HashMap<>();
  private final Map<String, KeptVerdict> verdicts = new HashMap<>();
  private Optional<Duration> lookAgain = Optional.empty();

  private ValidationPlanner(StrategyFacts facts) {
    this.facts = facts;
    this.sight = facts.validation();
    this.questions = new Questions(facts);
  }

  /** The plan for these facts. */
  public static ValidationPlan plan(StrategyFacts facts) {
    return new ValidationPlanner(facts).plan();
  }

  private ValidationPlan plan() {
    ValidationPolicy policy = sight.settings().policy();
    facts.published().forEach(this::keep);
    if (policy == ValidationPolicy.Off) {
      facts.published().forEach(p -> versions.put(p.version().version(), new Off()));
      sight.runs().forEach(this::remove);
    } else {
      facts.published().forEach(p -> versions.put(p.version().version(), judge(p)));
      removeLeftovers();
    }
    return new ValidationPlan(
        policy == ValidationPolicy.Enforce, versions, verdicts, actions, lookAgain);
  }

  private void keep(PublishedVersion published) {
    sight
        .verdict(published.version().digest())
        .ifPresent(verdict -> verdicts.put(published.version().version(), verdict));
  }

  private Validation judge(PublishedVersion published) {
    Optional<KeptVerdict> kept = sight.verdict(published.version().digest());
    Question question = questions.about(published);
    Optional<ValidatorRun> run =
        sight.newestRun(question).filter(r -> r.validator().equals(sight.settings().validator()));
    if (kept.filter(verdict -> holds(verdict, question)).isPresent()) {
      run.ifPresent(judged -> report(published, judged));
      return told(kept.get());
    }
    if (run.isEmpty()) {
      return before(kept, question, begin(published, 1));
    }
    return switch (run.get().course()) {
      case ValidatorRun.Waiting waiting ->
          before(kept, question, waiting(published, run.get(), waiting));
      case ValidatorRun.Working working -> before(kept, question, new Running());
      case ValidatorRun.Judged(ValidatorSummary summary) -> {
        KeptVerdict verdict = KeptVerdict.of(run.get(), summary);
        verdicts.put(published.version().version(), verdict);
        actions.add(new RecordVerdict(published.version(), run.get(), summary));
        yield told(verdict);
      }
      case ValidatorRun.Unjudged unjudged ->
          before(kept, question, again(published, run.get(), unjudged));
    };
  }

  private boolean holds(KeptVerdict verdict, Question question) {
    return verdict.question().equals(question)
        && (verdict.accepted() || verdict.validator().equals(sight.settings().validator()));
  }

  /** The last verdict stands until this validator has answered this question. */
  private static Validation before(Optional<KeptVerdict> kept, Question question, Validation now) {
    return kept.map(verdict -> told(verdict, question, now)).orElse(now);
  }

  private static Validation told(KeptVerdict verdict, Question question, Validation now) {
    return verdict.accepted() && !verdict.question().equals(question)
        ? new Passed(
            "it is to be looked into again, "
                + question.extras()
                + (now instanceof Unjudged || now instanceof NotAdmitted
                    ? " (" + now.sentence() + ")"
                    : "")
                + "; until then: "
                + verdict.sentence())
        : told(verdict);
  }

  private static Validation told(KeptVerdict verdict) {
    return verdict.accepted() ? new Passed(verdict.sentence()) : new Refused(verdict.sentence());
  }

  /** The verdict counts without a report; but people want to read it. */
  private void report(PublishedVersion published, ValidatorRun run) {
    if (run.course() instanceof ValidatorRun.Judged(ValidatorSummary summary)
        && !sight.reported().contains(run.question())
        && !isTooSoon(setback(run.pod()))) {
      actions.add(new RecordVerdict(published.version(), run, summary));
    }
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
    } else if (begin(published, run.attempt() + 1) instanceof NotAdmitted refused) {
      return refused;
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
      return new Waiting("no bot uses it; it is looked into when one does, or in a moment");
    }
    Question question = questions.about(published);
    Optional<Setback> setback = setback(ValidatorPod.name(published.version(), question, attempt));
    Set<String> running = others(published);
    int places = demand == Demand.Bots ? sight.settings().atOnce() : 1;
    if (isTooSoon(setback)) {
      return notAdmitted(setback.get());
    }
    if (running.size() >= places) {
      lookAgainAfter(demand == Demand.Bots ? NEXT_TURN : SOME_TIME);
      return setback.map(ValidationPlanner::notAdmitted).orElse(OTHERS_FIRST);
    }
    actions.add(new StartValidation(published.version(), question, attempt, running));
    return setback.map(ValidationPlanner::notAdmitted).orElse(STARTING);
  }

  private Optional<Setback> setback(String pod) {
    return Optional.ofNullable(sight.setbacks().get(pod));
  }

  private boolean isTooSoon(Optional<Setback> setback) {
    Duration left =
        setback
            .map(last -> last.at().plus(Retries.pauseAfterRefusals(last.times())))
            .map(due -> Duration.between(facts.now(), due))
            .orElse(Duration.ZERO);
    if (left.isPositive()) {
      lookAgainAfter(left);
    }
    return left.isPositive();
  }

  /** The same words at every try, so that the status is not written anew for each. */
  private static Validation notAdmitted(Setback setback) {
    return new NotAdmitted(
        "the API server does not admit the validator's pod ("
            + setback.why()
            + "); it is tried again");
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
    Set<Question> asked =
        facts.published().stream().map(questions::about).collect(Collectors.toSet());
    for (ValidatorRun run : sight.runs()) {
      boolean newest = sight.newestRun(run.question()).filter(run::equals).isPresent();
      if (isDone(run)
          || !asked.contains(run.question())
          || !newest
          || !run.validator().equals(sight.settings().validator())) {
        remove(run);
      }
    }
  }

  /** Its verdict is in the status, and what it said can be read. */
  private boolean isDone(ValidatorRun run) {
    return sight.verdict(run.digest()).filter(v -> holds(v, run.question())).isPresent()
        && (sight.reported().contains(run.question())
            || !(run.course() instanceof ValidatorRun.Judged));
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
