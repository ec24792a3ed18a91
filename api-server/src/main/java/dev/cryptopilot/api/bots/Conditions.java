// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.bots;

import dev.cryptopilot.crds.bot.Bot;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.Optional;

/** Reads a bot's conditions. Pure. */
public final class Conditions {

  private Conditions() {}

  public static Optional<Condition> find(Bot bot, String type) {
    return bot.statusOrEmpty().conditions().stream()
        .filter(condition -> condition.getType().equals(type))
        .findFirst();
  }

  /** True, and about the spec as it is now. */
  public static boolean holds(Bot bot, String type) {
    return find(bot, type).filter(c -> c.getStatus().equals("True")).isPresent() && isCurrent(bot);
  }

  public static boolean isFalse(Bot bot, String type) {
    return find(bot, type).filter(c -> c.getStatus().equals("False")).isPresent();
  }

  public static boolean isUnknown(Bot bot, String type) {
    return find(bot, type).filter(c -> c.getStatus().equals("Unknown")).isPresent();
  }

  /** Whether the status is about the spec as it is now. */
  public static boolean isCurrent(Bot bot) {
    Long observed = bot.statusOrEmpty().observedGeneration();
    Long generation = bot.getMetadata().getGeneration();
    return observed != null && generation != null && observed >= generation;
  }

  /** What the operator says against the spec as it is now; it names the field. */
  public static Optional<String> complaint(Bot bot) {
    if (!isCurrent(bot)) {
      return Optional.empty();
    }
    return find(bot, "Accepted")
        .filter(c -> c.getStatus().equals("False"))
        .or(
            () ->
                find(bot, "StrategyResolved")
                    .filter(c -> c.getStatus().equals("False"))
                    .filter(c -> !"StrategyNotReady".equals(c.getReason())))
        .map(Condition::getMessage);
  }

  /** Why it is not ready, or not with the newest spec yet, in the operator's words. */
  public static String whyNotReady(Bot bot) {
    // one that is stopped as asked has no Ready
    return find(bot, "UpToDate")
        .filter(c -> c.getStatus().equals("False") && holds(bot, "Ready"))
        .or(() -> find(bot, "Ready"))
        .or(() -> find(bot, "Trading"))
        .map(
            c ->
                c.getMessage() == null || c.getMessage().isBlank() ? c.getReason() : c.getMessage())
        .orElse("it has not been looked at yet");
  }
}
