// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.agent;

import dev.cryptopilot.operator.slots.Goal;
import dev.cryptopilot.operator.slots.MoveId;
import java.util.Optional;

/** Reads what a report says about one bot. */
final class BotReportJson {

  private BotReportJson() {}

  static BotReport read(JsonFields node) {
    return new BotReport(
        node.textOrEmpty("id"),
        node.textOrEmpty("name"),
        node.textOrEmpty("uid"),
        node.text("goal").flatMap(Goal::ofWireName),
        BotState.ofWireName(node.textOrEmpty("state")),
        node.flag("ready"),
        node.text("digest"),
        node.number("pid"),
        node.instant("startedAt"),
        node.instant("lastLoopAt"),
        node.textOrEmpty("reason"),
        node.textOrEmpty("message"),
        node.integer("restarts").orElse(0),
        node.instant("nextStartAt"),
        node.optionalObject("lastExit").map(BotReportJson::lastExit),
        node.number("pssBytes"),
        node.optionalObject("trading").map(BotReportJson::trading),
        node.optionalObject("database").map(BotReportJson::database),
        new MoveReport(
            node.optionalObject("arrival").flatMap(BotReportJson::arrival),
            node.object("departure").text("id").map(MoveId::new),
            node.instant("stoppedAt"),
            node.instant("readyAt")),
        HealthReport.read(node.object("health")),
        node.optionalObject("vitals").flatMap(VitalsReport::read),
        node.optionalObject("cpu").flatMap(CpuReport::read));
  }

  private static Optional<ArrivalReport> arrival(JsonFields node) {
    ArrivalReport.State state =
        switch (node.textOrEmpty("state")) {
          case "verified" -> ArrivalReport.State.VERIFIED;
          case "failed" -> ArrivalReport.State.FAILED;
          default -> ArrivalReport.State.FETCHING;
        };
    return node.text("id")
        .map(id -> new ArrivalReport(new MoveId(id), state, node.textOrEmpty("message")));
  }

  private static LastExit lastExit(JsonFields node) {
    return new LastExit(
        node.integer("code"),
        node.integer("signal"),
        node.textOrEmpty("reason"),
        node.textOrEmpty("message"),
        node.text("field"),
        node.instant("at"));
  }

  private static TradingReport trading(JsonFields node) {
    return new TradingReport(
        node.integer("openTrades").orElse(0),
        node.integer("closedTrades").orElse(0),
        node.decimal("profit"),
        node.decimal("equity"),
        node.decimal("startingCapital"),
        node.text("currency"),
        node.instant("at"));
  }

  private static DatabaseReport database(JsonFields node) {
    return new DatabaseReport(
        node.textOrEmpty("sha256"), node.number("bytes").orElse(0), node.instant("sealedAt"));
  }
}
