// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.plan.validation;

import static dev.cryptopilot.operator.strategy.StrategyFixture.NOON;

import dev.cryptopilot.crds.strategy.Strategy;
import dev.cryptopilot.crds.strategy.StrategyStatus;
import dev.cryptopilot.crds.strategy.ValidationWish;
import dev.cryptopilot.crds.strategy.VersionState;
import dev.cryptopilot.crds.strategy.VersionStatus;
import dev.cryptopilot.crds.strategy.VersionValidation;
import dev.cryptopilot.operator.bot.Yaml;
import dev.cryptopilot.operator.condition.ConditionType;
import dev.cryptopilot.operator.strategy.StrategyFixture;
import dev.cryptopilot.operator.strategy.StrategyVersion;
import dev.cryptopilot.operator.strategy.observe.BotSign;
import dev.cryptopilot.operator.strategy.observe.PublishedVersion;
import dev.cryptopilot.operator.strategy.observe.StrategyFacts;
import dev.cryptopilot.operator.strategy.observe.StrategyUse;
import dev.cryptopilot.operator.strategy.observe.ValidationSight;
import dev.cryptopilot.operator.strategy.plan.StrategyAction;
import dev.cryptopilot.operator.strategy.plan.StrategyPlan;
import dev.cryptopilot.operator.strategy.plan.StrategyPlanner;
import dev.cryptopilot.operator.strategy.status.StrategyStatusFactory;
import dev.cryptopilot.operator.strategy.validation.KeptVerdict;
import dev.cryptopilot.operator.strategy.validation.Question;
import dev.cryptopilot.operator.strategy.validation.Setback;
import dev.cryptopilot.operator.strategy.validation.ValidationPolicy;
import dev.cryptopilot.operator.strategy.validation.ValidatorPod;
import dev.cryptopilot.operator.strategy.validation.ValidatorRun;
import dev.cryptopilot.operator.strategy.validation.ValidatorRunReader;
import dev.cryptopilot.operator.strategy.validation.ValidatorSettings;
import dev.cryptopilot.operator.strategy.validation.ValidatorSummary;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One golden file of the validation of ema-rsi: what is there of it at noon, and what comes of
 * that.
 *
 * @param spec version in spec
 * @param wish what spec.validation says
 * @param stable the stable version
 * @param published seconds since each version was published, by number
 * @param states what the status says of versions
 * @param bots name to the version that it pins; {@code "-"} follows
 * @param reports verdicts that the status has
 * @param unread versions whose report nobody can read
 * @param refused pods that the API server did not take
 * @param pods attempts
 * @param others validators of other strategies that run
 */
record ValidationCase(
    ValidationPolicy policy,
    String spec,
    ValidationWish wish,
    String stable,
    Map<String, Integer> published,
    Map<String, VersionState> states,
    Map<String, String> bots,
    List<Kept> reports,
    List<String> unread,
    List<Refusal> refused,
    List<Attempt> pods,
    List<String> others) {

  /** A verdict on a version, by a validator (v1 without a name), that was asked for a wish. */
  record Kept(String version, String validator, ValidationWish wish, Map<String, Object> summary) {}

  /** So many refusals of an attempt, the last one so many seconds ago. */
  record Refusal(String version, Integer attempt, String why, Integer ago, Integer times) {}

  /** A pod; {@code message} is put into the end of its container. */
  record Attempt(
      String version,
      Integer attempt,
      String validator,
      ValidationWish wish,
      String created,
      String deleted,
      PodStatus status) {}

  /** What is compared. */
  record Outcome(
      List<String> actions,
      Map<String, String> conditions,
      Map<String, String> versions,
      Map<String, String> verdicts,
      String stable,
      String lookAgain) {}

  static ValidationCase read(Path file) {
    return Yaml.read(file, ValidationCase.class);
  }

  Outcome run() {
    StrategyFacts facts = facts();
    StrategyPlan plan = StrategyPlanner.plan(facts);
    StrategyStatus status =
        new StrategyStatusFactory(Clock.fixed(NOON, ZoneOffset.UTC)).status(facts, plan);
    Map<String, String> conditions = new TreeMap<>();
    status.conditions().stream()
        .filter(
            c ->
                c.getType().equals(ConditionType.Valid.name())
                    || c.getType().equals(ConditionType.Validated.name()))
        .forEach(
            c ->
                conditions.put(
                    c.getType(), c.getStatus() + ' ' + c.getReason() + ": " + c.getMessage()));
    Map<String, String> versions = new TreeMap<>();
    status
        .versions()
        .forEach(
            v ->
                versions.put(
                    v.version(),
                    v.state() + Optional.ofNullable(v.message()).map(m -> ": " + m).orElse("")));
    Map<String, String> verdicts = new TreeMap<>();
    status
        .versions()
        .forEach(
            v ->
                v.verdict()
                    .ifPresent(
                        said ->
                            verdicts.put(
                                v.version(),
                                (said.accepted() ? "accepted by " : "refused by ")
                                    + said.validator()
                                    + analyses(said))));
    return new Outcome(
        plan.actions().stream().map(ValidationCase::told).toList(),
        conditions,
        versions,
        verdicts,
        plan.stable().orElse("-"),
        plan.validation().lookAgain().map(Duration::toString).orElse("-"));
  }

  private static String analyses(VersionValidation said) {
    return said.analyses().stream()
        .map(one -> ", " + one.name() + ' ' + one.result() + " (" + one.message() + ')')
        .collect(Collectors.joining());
  }

  private static String told(StrategyAction action) {
    return switch (action) {
      case StrategyAction.StartValidation start ->
          "StartValidation "
              + start.version().version()
              + " attempt "
              + start.attempt()
              + (start.question().analyses().isEmpty() ? "" : ' ' + start.question().extras());
      case StrategyAction.RecordVerdict verdict ->
          "RecordVerdict "
              + verdict.version().version()
              + (verdict.summary().accepted() ? " accepted" : " refused");
      case StrategyAction.RemoveValidator remove -> "RemoveValidator " + remove.uid();
      case StrategyAction.PublishVersion publish -> "PublishVersion " + publish.version().version();
      case StrategyAction.PruneVersion prune -> "PruneVersion " + prune.version();
    };
  }

  private StrategyFacts facts() {
    Strategy strategy =
        StrategyFixture.asking(StrategyFixture.strategy(spec, source(spec)), given(wish));
    strategy.setStatus(
        StrategyStatus.builder()
            .stable(stable)
            .versions(
                given(states).entrySet().stream()
                    .map(
                        e ->
                            new VersionStatus(
                                e.getKey(), "", "", e.getValue(), null, 0, null, null))
                    .toList())
            .build());
    return new StrategyFacts(
        strategy,
        Optional.empty(),
        given(published).entrySet().stream().map(e -> published(e.getKey(), e.getValue())).toList(),
        given(bots).entrySet().stream().map(e -> use(e.getKey(), e.getValue())).toList(),
        sight(strategy),
        NOON);
  }

  private ValidationSight sight(Strategy strategy) {
    return new ValidationSight(
        settings("v1"),
        given(reports).stream().map(ValidationCase::kept).toList(),
        given(reports).stream()
            .filter(kept -> !given(unread).contains(kept.version()))
            .map(kept -> question(kept.version(), kept.wish()))
            .collect(Collectors.toSet()),
        given(pods).stream()
            .map(p -> ValidatorRunReader.read(pod(p, strategy)).orElseThrow())
            .toList(),
        given(refused).stream()
            .collect(
                Collectors.toMap(
                    r ->
                        ValidatorPod.name(
                            version(r.version()), question(r.version(), wish), r.attempt()),
                    r -> new Setback(r.why(), NOON.minusSeconds(r.ago()), r.times()))),
        running(strategy));
  }

  /** Those of others, and our own as caches have them. */
  private Set<String> running(Strategy strategy) {
    Set<String> running = new HashSet<>(given(others));
    given(pods).stream()
        .map(p -> pod(p, strategy))
        .filter(p -> ValidatorRunReader.read(p).orElseThrow().isActive())
        .forEach(p -> running.add("default/" + p.getMetadata().getName()));
    return running;
  }

  private static KeptVerdict kept(Kept kept) {
    ValidatorSummary said =
        ValidatorSummary.parse(Serialization.asJson(kept.summary())).orElseThrow();
    Question question = question(kept.version(), kept.wish());
    String validator = Optional.ofNullable(kept.validator()).orElse("v1");
    ValidatorRun run =
        new ValidatorRun("", "", question, 1, validator, false, new ValidatorRun.Judged(said));
    return KeptVerdict.of(run, said);
  }

  private static Question question(String number, ValidationWish wish) {
    return Question.of(version(number).digest(), given(wish));
  }

  private static ValidationWish given(ValidationWish wish) {
    return wish == null ? ValidationWish.nothing() : wish;
  }

  private ValidatorSettings settings(String validator) {
    return new ValidatorSettings(policy, validator, Optional.empty(), 1, Duration.ofMinutes(5));
  }

  private Pod pod(Attempt attempt, Strategy strategy) {
    Pod pod =
        ValidatorPod.of(
            version(attempt.version()),
            question(attempt.version(), attempt.wish()),
            strategy,
            attempt.attempt(),
            settings(Optional.ofNullable(attempt.validator()).orElse("v1")));
    return new PodBuilder(pod)
        .editMetadata()
        .withUid("pod-of-" + attempt.version() + '-' + attempt.attempt())
        .withCreationTimestamp(
            Optional.ofNullable(attempt.created()).orElse("2026-11-21T11:59:00Z"))
        .withDeletionTimestamp(attempt.deleted())
        .endMetadata()
        .withStatus(attempt.status())
        .build();
  }

  private static StrategyUse use(String bot, String pinned) {
    return new StrategyUse(
        bot,
        Optional.of(pinned).filter(version -> !version.equals("-")),
        Optional.empty(),
        false,
        BotSign.UNKNOWN);
  }

  private static PublishedVersion published(String number, int secondsAgo) {
    Instant at = NOON.minusSeconds(secondsAgo);
    return new PublishedVersion(version(number), version(number).configMapName(), at.toString());
  }

  private static StrategyVersion version(String number) {
    return StrategyFixture.version(number, source(number));
  }

  private static String source(String number) {
    return StrategyFixture.SOURCE + "# " + number + "\n";
  }

  private static <K, V> Map<K, V> given(Map<K, V> map) {
    return map == null ? Map.of() : map;
  }

  private static <T> List<T> given(List<T> list) {
    return list == null ? List.of() : list;
  }
}
