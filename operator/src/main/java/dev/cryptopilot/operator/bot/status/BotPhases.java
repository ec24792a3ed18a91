// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.bot.status;

import dev.cryptopilot.crds.Health;
import dev.cryptopilot.crds.bot.BotPhase;
import dev.cryptopilot.operator.bot.BotStanding;
import dev.cryptopilot.operator.bot.observe.BotFacts;

/** One word for where a bot is, and one for how it does. Pure. */
final class BotPhases {

  private BotPhases() {}

  static BotPhase phase(BotFacts facts, Standing standing) {
    if (BotStanding.isDeleting(facts.bot())) {
      return BotPhase.Deleting;
    }
    return switch (standing) {
      case Standing.Unplaced unplaced -> BotPhase.Pending;
      case Standing.Unheard unheard -> BotPhase.Starting;
      case Standing.Awaited awaited -> awaited.before().phase();
      case Standing.Silent silent -> reported(silent.report());
      case Standing.Reported reported -> reported(reported.report());
    };
  }

  private static BotPhase reported(dev.cryptopilot.operator.agent.BotReport report) {
    return switch (report.state()) {
      case RUNNING -> report.ready() ? BotPhase.Running : BotPhase.Starting;
      case PAUSED -> report.ready() ? BotPhase.Paused : BotPhase.Starting;
      case DRAINING, STOPPING -> BotPhase.Stopping;
      case DRAINED, STOPPED, REMOVED -> BotPhase.Stopped;
      case SEALED, EXPECTED -> BotPhase.Moving;
      case FAILED -> BotPhase.Failed;
      case PENDING, STARTING, BACKOFF, UNKNOWN -> BotPhase.Starting;
    };
  }

  static Health health(Standing standing) {
    return switch (standing) {
      case Standing.Unplaced unplaced -> Health.Unknown;
      case Standing.Unheard unheard -> Health.Unknown;
      case Standing.Awaited awaited -> awaited.before().health();
      case Standing.Silent silent -> Health.Unknown;
      case Standing.Reported reported -> {
        Health said = reported.report().health().state();
        yield said == Health.Unknown ? byState(reported.report()) : said;
      }
    };
  }

  /** For an agent that does not say how its bots are. */
  private static Health byState(dev.cryptopilot.operator.agent.BotReport report) {
    return switch (report.state()) {
      case RUNNING, PAUSED ->
          !report.ready()
              ? Health.Unhealthy
              : report.reason().equals("UnknownPair") ? Health.Degraded : Health.Healthy;
      case STOPPED, DRAINED, SEALED, REMOVED, STOPPING, DRAINING -> Health.Healthy;
      case FAILED -> Health.Failed;
      case BACKOFF -> Health.Unhealthy;
      case PENDING, STARTING, EXPECTED, UNKNOWN -> Health.Unknown;
    };
  }
}
