// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.agent;

import java.util.List;
import java.util.Optional;

/**
 * What an agent answers when it is asked to look at everything now.
 *
 * @param bots bots it looked at
 * @param apisAnswered bots whose own API answered
 * @param issues what is wrong
 * @param actions what it is doing
 */
public record AgentCheck(int bots, int apisAnswered, List<Issue> issues, List<Action> actions) {

  /** Copies the lists. */
  public AgentCheck {
    issues = List.copyOf(issues);
    actions = List.copyOf(actions);
  }

  /** {@code nextStartAt} is ISO-8601, empty when nothing waits for its time. */
  public record Issue(
      String type, String name, String reason, String message, Optional<String> nextStartAt) {}

  /** For example {@code StartBot} of a bot. */
  public record Action(String type, String name, String action) {}

  static AgentCheck read(JsonFields root) {
    JsonFields looked = root.object("looked");
    return new AgentCheck(
        looked.integer("bots").orElse(0),
        looked.integer("apisAnswered").orElse(0),
        root.list("issues")
            .map(
                one ->
                    new Issue(
                        one.textOrEmpty("type"),
                        one.textOrEmpty("name"),
                        one.textOrEmpty("reason"),
                        one.textOrEmpty("message"),
                        one.text("nextStartAt")))
            .toList(),
        root.list("actions")
            .map(
                one ->
                    new Action(
                        one.textOrEmpty("type"),
                        one.textOrEmpty("name"),
                        one.textOrEmpty("action")))
            .toList());
  }
}
