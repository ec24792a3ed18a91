// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.slots;

/**
 * Names of the objects of one pod.
 *
 * @param pool name of the BotPool
 * @param ordinal number of the pod, from 0
 */
public record PodNames(String pool, int ordinal) {

  /** The StatefulSet of one replica. */
  public String statefulSet() {
    return pool + "-" + ordinal;
  }

  /** The pod that the StatefulSet makes. */
  public String pod() {
    return statefulSet() + "-0";
  }

  /** The Secret with the pod's desired state. */
  public String slotsSecret() {
    return statefulSet() + "-slots";
  }

  /** The volume claim with the bots' databases. */
  public String claim() {
    return "data-" + pod();
  }

  /** The Secret with the bearer token of all agents of a pool. */
  public static String tokenSecret(String pool) {
    return pool + "-agent";
  }
}
