// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan;

import dev.cryptopilot.operator.pool.observe.PodFacts;
import dev.cryptopilot.operator.pool.observe.SlotsFacts;
import dev.cryptopilot.operator.pool.observe.StatefulSetFacts;
import java.time.Instant;

/** Which pods take bots. Pure. */
public final class OpenPods {

  private OpenPods() {}

  /** Whether a bot that has no home yet may be placed there. */
  public static boolean takesBots(PodFacts pod, Instant now) {
    return takesItsOwn(pod) && pod.marks().draining().isEmpty() && !MemoryPressure.isOn(pod, now);
  }

  /** Whether a bot whose database is there may be placed there. */
  public static boolean takesItsOwn(PodFacts pod) {
    return switch (pod.slots()) {
      case SlotsFacts.Present present -> true;
      case SlotsFacts.Unreadable unreadable -> false;
      // Without Secret and StatefulSet it is on its way out, or not there yet.
      case SlotsFacts.Missing missing -> pod.statefulSet().isPresent() || pod.object().isEmpty();
    };
  }

  /** Its Secret went first, so nothing can be placed there: the rest follows. */
  public static boolean isLeaving(PodFacts pod) {
    boolean noSecret = pod.slots() instanceof SlotsFacts.Missing;
    boolean setGoes = pod.statefulSet().map(StatefulSetFacts::deleting).orElse(true);
    return noSecret && setGoes;
  }
}
