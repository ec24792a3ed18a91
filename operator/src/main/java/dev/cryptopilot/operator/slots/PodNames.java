// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.slots;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of the objects of one pod.
 *
 * @param pool name of the BotPool
 * @param ordinal number of the pod, from 0
 */
public record PodNames(String pool, int ordinal) {

  private static final Pattern ORDINAL = Pattern.compile("(.+)-([0-9]{1,4})-0");

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

  /** The names around a pod of that pool by the pod's name; empty when it is none of its pods. */
  public static Optional<PodNames> of(String pool, String pod) {
    OptionalInt ordinal = ordinalOf(pool, pod);
    return ordinal.isPresent()
        ? Optional.of(new PodNames(pool, ordinal.getAsInt()))
        : Optional.empty();
  }

  /** The names around a slots Secret of that pool; empty when it is none of its Secrets. */
  public static Optional<PodNames> ofSlotsSecret(String pool, String secret) {
    String suffix = "-slots";
    return secret.endsWith(suffix)
        ? of(pool, secret.substring(0, secret.length() - suffix.length()) + "-0")
        : Optional.empty();
  }

  /** The ordinal of a pod of that pool by the pod's name; empty when it is none of its pods. */
  public static OptionalInt ordinalOf(String pool, String pod) {
    Matcher matcher = ORDINAL.matcher(pod);
    return matcher.matches() && matcher.group(1).equals(pool)
        ? OptionalInt.of(Integer.parseInt(matcher.group(2)))
        : OptionalInt.empty();
  }

  /** The Secret with the bearer token of all agents of a pool. */
  public static String tokenSecret(String pool) {
    return pool + "-agent";
  }
}
