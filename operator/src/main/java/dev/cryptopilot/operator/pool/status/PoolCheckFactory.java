// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.status;

import dev.cryptopilot.crds.pool.CheckAction;
import dev.cryptopilot.crds.pool.CheckIssue;
import dev.cryptopilot.crds.pool.PoolCheck;
import dev.cryptopilot.operator.agent.AgentCheck;
import dev.cryptopilot.operator.pool.observe.PodFacts;
import dev.cryptopilot.operator.pool.observe.PoolFacts;
import dev.cryptopilot.operator.pool.plan.health.BotRemedy;
import dev.cryptopilot.operator.pool.plan.repair.PodDiagnosis;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Makes the answer to a check. Pure. */
public final class PoolCheckFactory {

  private static final int LISTED = 100;
  private static final String POD = "Pod";

  private PoolCheckFactory() {}

  /**
   * The answer.
   *
   * @param answers what the agents said, by name of the pod
   * @param began when the check began; the facts are from then
   */
  public static PoolCheck of(
      String requestId,
      PoolFacts facts,
      Map<String, AgentCheck> answers,
      Instant began,
      Duration took) {
    List<CheckIssue> issues = new ArrayList<>();
    for (PodFacts pod : facts.pods()) {
      String name = pod.names().pod();
      PodDiagnosis.of(pod, facts.now())
          .forEach(
              issue ->
                  issues.add(
                      new CheckIssue(
                          POD, name, issue.reason() + ": " + issue.message(), issue.remedy())));
      if (pod.object().isPresent() && !answers.containsKey(name)) {
        issues.add(
            new CheckIssue(
                POD,
                name,
                "CheckNotAnswered: its agent did not answer the check",
                "the pod restarts its agent by itself; kubectl logs " + name + " says more"));
      }
    }
    bots(answers.values()).forEach(issues::add);
    return new PoolCheck(
        requestId,
        began.truncatedTo(ChronoUnit.MILLIS).toString(),
        took.toMillis(),
        facts.pods().size(),
        answers.size(),
        answers.values().stream().mapToInt(AgentCheck::bots).sum(),
        answers.values().stream().mapToInt(AgentCheck::apisAnswered).sum(),
        issues.stream().limit(LISTED).toList(),
        actions(answers.values()).limit(LISTED).toList());
  }

  private static Stream<CheckIssue> bots(Collection<AgentCheck> answers) {
    // what is wrong with pods the diagnosis says, with more signs than an agent has
    return answers.stream()
        .flatMap(answer -> answer.issues().stream())
        .filter(issue -> !POD.equals(issue.type()))
        .map(
            issue ->
                new CheckIssue(
                    issue.type(),
                    issue.name(),
                    issue.message().isEmpty()
                        ? issue.reason()
                        : issue.reason() + ": " + issue.message(),
                    BotRemedy.of(issue.reason(), issue.nextStartAt())));
  }

  private static Stream<CheckAction> actions(Collection<AgentCheck> answers) {
    return answers.stream()
        .flatMap(answer -> answer.actions().stream())
        .map(
            action ->
                new CheckAction(
                    action.type(), action.name(), action.action(), "the agent is at it"));
  }
}
