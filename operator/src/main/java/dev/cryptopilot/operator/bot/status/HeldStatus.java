// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.bot.status;

import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.crds.bot.BotStatus;
import dev.cryptopilot.crds.bot.SlotStatus;
import dev.cryptopilot.operator.bot.BotStanding;
import dev.cryptopilot.operator.condition.ConditionClaim;
import dev.cryptopilot.operator.condition.ConditionReason;
import dev.cryptopilot.operator.condition.ConditionStatus;
import dev.cryptopilot.operator.condition.ConditionType;
import dev.cryptopilot.operator.condition.Conditions;
import dev.cryptopilot.operator.slots.SlotPlacement;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the last leader wrote about a process, while this one waits for the agent's first words.
 * Pure.
 */
final class HeldStatus {

  private HeldStatus() {}

  /** Whether it can still be true: the same spec in the same pod, and an agent had said it. */
  static boolean holds(Bot bot, SlotPlacement slot) {
    BotStatus status = bot.statusOrEmpty();
    return !BotStanding.isDeleting(bot)
        && status.phase() != null
        && Objects.equals(status.observedGeneration(), bot.getMetadata().getGeneration())
        && status.placedOn().map(SlotStatus::pod).filter(slot.pod()::equals).isPresent()
        && claim(status, ConditionType.Trading)
            .filter(trading -> trading.reason() != ConditionReason.WaitingForReport)
            .isPresent();
  }

  /** Ready and Trading, as they were; a bot that is stopped as asked has no Ready. */
  static List<ConditionClaim> process(BotStatus before) {
    return Stream.of(ConditionType.Ready, ConditionType.Trading)
        .flatMap(type -> claim(before, type).stream())
        .toList();
  }

  /** Only an agent knows whether what a bot waited for has come. */
  static Optional<ConditionClaim> waiting(BotStatus before) {
    return claim(before, ConditionType.UpToDate)
        .filter(claim -> claim.status() == ConditionStatus.False);
  }

  private static Optional<ConditionClaim> claim(BotStatus status, ConditionType type) {
    return Conditions.find(status.conditions(), type).map(kept -> claim(type, kept));
  }

  private static ConditionClaim claim(ConditionType type, Condition kept) {
    return new ConditionClaim(
        type,
        ConditionStatus.valueOf(kept.getStatus()),
        ConditionReason.named(kept.getReason(), ConditionReason.WaitingForReport),
        kept.getMessage());
  }
}
