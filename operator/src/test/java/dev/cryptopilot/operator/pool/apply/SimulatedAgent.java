// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.apply;

import dev.cryptopilot.operator.agent.AgentReport;
import dev.cryptopilot.operator.agent.ArrivalReport;
import dev.cryptopilot.operator.agent.BotReport;
import dev.cryptopilot.operator.agent.DatabaseReport;
import dev.cryptopilot.operator.agent.MoveReport;
import dev.cryptopilot.operator.agent.SimulatedReports;
import dev.cryptopilot.operator.slots.Arrival;
import dev.cryptopilot.operator.slots.Departure;
import dev.cryptopilot.operator.slots.DesiredBot;
import dev.cryptopilot.operator.slots.DesiredPod;
import dev.cryptopilot.operator.slots.Goal;
import dev.cryptopilot.operator.slots.MoveId;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The agent of one pod and its volume, as the protocol page has them. A database is a number: the
 * trades that it knows.
 */
final class SimulatedAgent {

  /** What a bot has on the volume. */
  record Disk(long trades, Optional<MoveId> arrived) {}

  private final Map<String, Disk> volume = new HashMap<>();
  private final Set<String> processes = new HashSet<>();
  private final Map<String, Integer> openTrades = new HashMap<>();
  private long highestRevision;
  private Optional<DesiredPod> obeyed = Optional.empty();

  /** Finds the agent at the other end of a move. */
  @FunctionalInterface
  interface Neighbours {
    Optional<SimulatedAgent> at(String pod);
  }

  Set<String> processes() {
    return Set.copyOf(processes);
  }

  Optional<Disk> disk(String uid) {
    return Optional.ofNullable(volume.get(uid));
  }

  /** Positions that the bot has from now on, wherever it is. */
  void open(String uid, int trades) {
    openTrades.put(uid, trades);
  }

  /** The pod object goes: its processes die, its volume stays. */
  void restart() {
    processes.clear();
    obeyed = Optional.empty();
  }

  /** One trade of each bot that runs; answers what their databases know then. */
  void trade(Map<String, Long> latest, Set<String> violations) {
    for (String uid : processes) {
      Disk disk = volume.get(uid);
      if (disk.trades() < latest.getOrDefault(uid, 0L)) {
        violations.add(uid + " runs on a database that lacks trades");
      }
      long trades = Math.max(disk.trades(), latest.getOrDefault(uid, 0L)) + 1;
      volume.put(uid, new Disk(trades, disk.arrived()));
      latest.put(uid, trades);
    }
  }

  /** Takes up slots, unless its volume has seen newer ones. */
  void obey(DesiredPod desired, Neighbours neighbours) {
    if (desired.revision() >= highestRevision) {
      highestRevision = desired.revision();
      obeyed = Optional.of(desired);
    }
    if (obeyed.isEmpty()) {
      return;
    }
    processes.removeIf(uid -> obeyed.get().bot(uid).isEmpty());
    obeyed.get().bots().forEach(bot -> obey(bot, neighbours));
  }

  private void obey(DesiredBot bot, Neighbours neighbours) {
    switch (bot.goal()) {
      case RUNNING, PAUSED -> {
        if (receive(bot, neighbours)) {
          volume.computeIfAbsent(bot.uid(), uid -> new Disk(0, Optional.empty()));
          processes.add(bot.uid());
        }
      }
      case EXPECTED -> processes.remove(bot.uid());
      case STOPPED, DRAINED, SEALED -> {
        processes.remove(bot.uid());
        receive(bot, neighbours);
      }
      case REMOVED -> {
        processes.remove(bot.uid());
        volume.remove(bot.uid());
      }
    }
  }

  /** Whether the bot's database is here. */
  private boolean receive(DesiredBot bot, Neighbours neighbours) {
    if (!(bot.arrival().orElse(null) instanceof Arrival.Committed arrival)) {
      return true;
    }
    if (hasArrived(bot.uid(), arrival.id())) {
      return true;
    }
    processes.remove(bot.uid());
    Optional<Disk> sent =
        neighbours
            .at(arrival.from().pod())
            .filter(source -> source.isSealed(bot.uid(), arrival.id()))
            .map(source -> source.disk(bot.uid()).orElse(new Disk(0, Optional.empty())));
    sent.ifPresent(
        disk -> volume.put(bot.uid(), new Disk(disk.trades(), Optional.of(arrival.id()))));
    return sent.isPresent();
  }

  private boolean isSealed(String uid, MoveId move) {
    return !processes.contains(uid)
        && obeyed
            .flatMap(pod -> pod.bot(uid))
            .filter(bot -> bot.goal() == Goal.SEALED)
            .flatMap(DesiredBot::departure)
            .map(Departure::id)
            .filter(move::equals)
            .isPresent();
  }

  private boolean hasArrived(String uid, MoveId move) {
    return disk(uid).flatMap(Disk::arrived).filter(move::equals).isPresent();
  }

  /** Also an agent that obeys nothing yet says which revision its volume has seen. */
  AgentReport report(String pod, Instant now) {
    List<DesiredBot> bots = obeyed.map(DesiredPod::bots).orElse(List.of());
    return SimulatedReports.pod(
        pod,
        highestRevision,
        highestRevision,
        now,
        bots.stream().map(bot -> report(bot, now)).toList());
  }

  private BotReport report(DesiredBot bot, Instant now) {
    boolean up = processes.contains(bot.uid());
    boolean sealed = bot.goal() == Goal.SEALED && !up;
    return SimulatedReports.bot(
        bot,
        up,
        openTrades.getOrDefault(bot.uid(), 0),
        sealed ? Optional.of(new DatabaseReport("ab", 1, Optional.of(now))) : Optional.empty(),
        new MoveReport(
            bot.arrival().map(arrival -> arrival(bot.uid(), arrival.id())),
            sealed ? bot.departure().map(Departure::id) : Optional.empty(),
            up ? Optional.empty() : Optional.of(now),
            up ? Optional.of(now) : Optional.empty()));
  }

  private ArrivalReport arrival(String uid, MoveId id) {
    return new ArrivalReport(
        id, hasArrived(uid, id) ? ArrivalReport.State.VERIFIED : ArrivalReport.State.FETCHING, "");
  }
}
