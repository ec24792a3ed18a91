// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.slots;

/**
 * One slot: a bot, its goal and its content.
 *
 * @param id name inside the pod
 * @param name name of the Bot resource
 * @param uid Kubernetes uid of the Bot resource; what identifies a bot
 * @param goal what the agent shall make of it
 * @param content what it runs
 * @param drain how it gives up its trades when the goal is {@link Goal#DRAINED}
 */
public record DesiredBot(
    BotId id, String name, String uid, Goal goal, BotContent content, Drain drain) {

  /** The same slot with another goal. */
  public DesiredBot withGoal(Goal other) {
    return new DesiredBot(id, name, uid, other, content, drain);
  }

  /** The same slot with other content. */
  public DesiredBot withContent(BotContent other) {
    return new DesiredBot(id, name, uid, goal, other, drain);
  }

  /** The same slot with another way to drain. */
  public DesiredBot withDrain(Drain other) {
    return new DesiredBot(id, name, uid, goal, content, other);
  }
}
