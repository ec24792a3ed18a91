// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.slots;

import java.util.Comparator;

/**
 * Names a pod of a pool; the namespace is that of the pool it is named in.
 *
 * @param pool name of the BotPool
 * @param pod name of the pod
 */
public record PodRef(String pool, String pod) implements Comparable<PodRef> {

  private static final Comparator<PodRef> ORDER =
      Comparator.comparing(PodRef::pool).thenComparing(PodRef::pod);

  @Override
  public int compareTo(PodRef other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return pool + "/" + pod;
  }
}
