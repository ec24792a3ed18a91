// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.bots;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.crds.bot.BotPhase;
import dev.cryptopilot.crds.bot.BotStatus;
import java.util.Locale;

/** The web client's one word for a bot: it offers Start or Stop by it. */
public enum ContainerStatus {
  RUNNING,
  STOPPED,
  ERROR,
  UNKNOWN;

  @JsonValue
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Of a bot as its status says; on its way from one state to another it is unknown. Pure. */
  public static ContainerStatus of(Bot bot) {
    BotStatus status = bot.statusOrEmpty();
    BotPhase phase = status.phase() == null ? BotPhase.Pending : status.phase();
    return switch (phase) {
      case Running, Paused -> Conditions.isUnknown(bot, "Ready") ? UNKNOWN : RUNNING;
      case Stopped -> STOPPED;
      case Failed -> ERROR;
      case Pending ->
          Conditions.isFalse(bot, "Accepted") || Conditions.isFalse(bot, "StrategyResolved")
              ? ERROR
              : UNKNOWN;
      case Starting, Stopping, Moving, Deleting -> UNKNOWN;
    };
  }
}
