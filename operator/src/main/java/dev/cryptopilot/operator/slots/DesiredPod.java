// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.slots;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Desired state of one pod, the content of its slots Secret.
 *
 * @param pool name of the BotPool
 * @param pod name of the pod
 * @param revision grows by one with each change of the rest, and never otherwise
 * @param health restart policy of all its bots
 * @param bots the used slots, sorted by id
 */
public record DesiredPod(
    String pool, String pod, long revision, HealthPolicy health, List<DesiredBot> bots) {

  /** Sorts the bots, so that equal slots are equal content. */
  public DesiredPod {
    bots = bots.stream().sorted(Comparator.comparing(bot -> bot.id().value())).toList();
  }

  /** The slot of the Bot with that uid. */
  public Optional<DesiredBot> bot(String uid) {
    return bots.stream().filter(bot -> bot.uid().equals(uid)).findFirst();
  }

  /** Whether both ask the agent for the same, whatever the revision. */
  public boolean sameContentAs(DesiredPod other) {
    return withRevision(other.revision()).equals(other);
  }

  /** The same content under another revision. */
  public DesiredPod withRevision(long other) {
    return new DesiredPod(pool, pod, other, health, bots);
  }
}
