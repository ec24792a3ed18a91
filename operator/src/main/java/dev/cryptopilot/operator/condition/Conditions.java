// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.condition;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The one place where claims of a pass become the condition list of a status. */
public final class Conditions {

  /** The API server refuses longer messages. */
  static final int MAX_MESSAGE = 32_768;

  private Conditions() {}

  /**
   * The next condition list: one for each claimed type, sorted by type. A type that is not claimed
   * disappears; of two claims for one type the last counts. {@code lastTransitionTime} moves only
   * when the status of a type changes.
   *
   * @param previous the list as it is in the status now
   * @param generation the generation of the spec that was looked at
   * @param now written, to the second, where a status changed
   */
  public static List<Condition> merge(
      Collection<Condition> previous,
      Collection<ConditionClaim> claims,
      long generation,
      Instant now) {
    SortedMap<String, Condition> next = new TreeMap<>();
    for (ConditionClaim claim : claims) {
      String since =
          find(previous, claim.type())
              .filter(old -> claim.status().name().equals(old.getStatus()))
              .map(Condition::getLastTransitionTime)
              .filter(time -> !time.isBlank())
              .orElseGet(() -> now.truncatedTo(ChronoUnit.SECONDS).toString());
      next.put(
          claim.type().name(),
          new ConditionBuilder()
              .withType(claim.type().name())
              .withStatus(claim.status().name())
              .withReason(claim.reason().name())
              .withMessage(cut(claim.message()))
              .withObservedGeneration(generation)
              .withLastTransitionTime(since)
              .build());
    }
    return List.copyOf(next.values());
  }

  /** The condition of this type, if the list has it. */
  public static Optional<Condition> find(Collection<Condition> conditions, ConditionType type) {
    return conditions.stream().filter(c -> type.name().equals(c.getType())).findFirst();
  }

  /** Whether the list says that it is so. */
  public static boolean isTrue(Collection<Condition> conditions, ConditionType type) {
    return find(conditions, type)
        .map(c -> ConditionStatus.True.name().equals(c.getStatus()))
        .orElse(false);
  }

  private static String cut(String message) {
    return message.length() <= MAX_MESSAGE ? message : message.substring(0, MAX_MESSAGE);
  }
}
