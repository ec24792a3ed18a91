// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan.repair;

import dev.cryptopilot.crds.Health;
import dev.cryptopilot.operator.agent.AgentReport;
import dev.cryptopilot.operator.agent.BotReport;
import dev.cryptopilot.operator.agent.BotState;
import dev.cryptopilot.operator.agent.HealthReport;
import dev.cryptopilot.operator.agent.MoveReport;
import dev.cryptopilot.operator.agent.ReceivedReport;
import dev.cryptopilot.operator.agent.RuntimeReport;
import dev.cryptopilot.operator.pool.observe.MoveFacts;
import dev.cryptopilot.operator.pool.observe.PodFacts;
import dev.cryptopilot.operator.pool.observe.PodMarks;
import dev.cryptopilot.operator.pool.observe.PodObjectFacts;
import dev.cryptopilot.operator.pool.observe.PodSigns;
import dev.cryptopilot.operator.pool.observe.PoolFacts;
import dev.cryptopilot.operator.pool.observe.PoolMembers;
import dev.cryptopilot.operator.pool.observe.SlotsBump;
import dev.cryptopilot.operator.pool.observe.SlotsFacts;
import dev.cryptopilot.operator.pool.observe.StatefulSetFacts;
import dev.cryptopilot.operator.pool.observe.TemplateHashes;
import dev.cryptopilot.operator.pool.observe.Upkeep;
import dev.cryptopilot.operator.pool.plan.PoolSpecs;
import dev.cryptopilot.operator.slots.DesiredBot;
import dev.cryptopilot.operator.slots.Goal;
import dev.cryptopilot.operator.slots.PodNames;
import dev.cryptopilot.operator.slots.SlotsFixtures;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/** A pod of two bots that is well, and everything that can be wrong with it. */
public final class SickPod {

  public static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  private static final long MIB = 1024L * 1024L;

  private final List<DesiredBot> bots =
      List.of(
          SlotsFixtures.bot("ema", "11111111-0000", Goal.RUNNING),
          SlotsFixtures.bot("rsi", "22222222-0000", Goal.RUNNING));
  private final Map<String, HealthReport> health = new TreeMap<>();
  private SlotsFacts slots =
      new SlotsFacts.Present(
          SlotsFixtures.pod(7, bots.toArray(DesiredBot[]::new)), "1", PodMarks.none());
  private Optional<PodSigns.Waiting> waiting = Optional.empty();
  private Optional<PodSigns.ContainerEnd> lastEnd = Optional.empty();
  private Optional<String> unschedulable = Optional.empty();
  private Optional<Instant> deleteBy = Optional.empty();
  private Optional<SlotsBump> bump = Optional.empty();
  private Optional<String> error = Optional.empty();
  private OptionalLong limit = OptionalLong.of(1000 * MIB);
  private long pss = 500 * MIB;
  private long has = 7;
  private long told = 7;
  private boolean nodeLost;
  private boolean there = true;
  private boolean heard = true;
  private boolean connected = true;
  private boolean ready = true;
  private String phase = "Running";
  private int ordinal;
  private Instant made = NOW.minusSeconds(3600);
  private Instant heardAt = NOW;
  private Optional<Instant> readySince = Optional.empty();

  public SickPod waits(String reason, String message) {
    waiting = Optional.of(new PodSigns.Waiting(reason, message));
    return silentFromTheStart();
  }

  public SickPod ended(String reason, int code, Instant at) {
    lastEnd = Optional.of(new PodSigns.ContainerEnd(reason, code, Optional.of(at)));
    return this;
  }

  public SickPod fitsNowhere(String why) {
    unschedulable = Optional.of(why);
    phase = "Pending";
    return silentFromTheStart();
  }

  public SickPod deleteBy(Instant at) {
    deleteBy = Optional.of(at);
    return this;
  }

  public SickPod onLostNode() {
    nodeLost = true;
    return this;
  }

  public SickPod gone() {
    there = false;
    return this;
  }

  public SickPod silent() {
    connected = false;
    return this;
  }

  /** Heard last so many seconds ago. */
  public SickPod silentFor(long seconds) {
    heardAt = NOW.minusSeconds(seconds);
    return silent();
  }

  /** Ready for Kubernetes and never heard by the operator. */
  public SickPod neverHeardSince(Instant ready) {
    readySince = Optional.of(ready);
    return silentFromTheStart();
  }

  public SickPod at(int number) {
    ordinal = number;
    return this;
  }

  public SickPod madeBefore(long seconds) {
    made = NOW.minusSeconds(seconds);
    return this;
  }

  /** Kubernetes says that it is not ready. */
  public SickPod notReady() {
    ready = false;
    return this;
  }

  public SickPod silentFromTheStart() {
    heard = false;
    return this;
  }

  public SickPod refuses(String why) {
    error = Optional.of(why);
    return this;
  }

  public SickPod unreadable(String why) {
    slots = new SlotsFacts.Unreadable(why);
    return this;
  }

  public SickPod uses(long mib) {
    pss = mib * MIB;
    return this;
  }

  /** The agent works for {@code revision}; the kubelet was told of 7 as {@code bump} says. */
  public SickPod has(long revision, SlotsBump bump) {
    has = revision;
    this.bump = Optional.of(bump);
    return this;
  }

  public SickPod told(long revision) {
    told = revision;
    return this;
  }

  public SickPod bot(String name, Health state, String reason) {
    health.put(name, new HealthReport(state, reason, "because"));
    return this;
  }

  public PodFacts facts() {
    PodNames names = new PodNames("starter", ordinal);
    Optional<PodObjectFacts> object = there ? Optional.of(object()) : Optional.empty();
    return new PodFacts(
        names,
        slots,
        Optional.of(new StatefulSetFacts("set", "hash", "hash", 1, false)),
        object,
        heard
            ? Optional.of(new ReceivedReport("pod", report(), heardAt, connected))
            : Optional.empty());
  }

  /** A pool of this one pod. */
  public PoolFacts pool() {
    return pool(List.of(facts()), true);
  }

  /** A pool of these pods. */
  public static PoolFacts pool(List<PodFacts> pods, boolean agentsAnswer) {
    return new PoolFacts(
        "default",
        "starter",
        1,
        false,
        PoolSpecs.of(10, 1, 1, 0),
        PoolMembers.of(pods, List.of()),
        Set.of(),
        true,
        new TemplateHashes("hash", List.of(), (number, template) -> "hash"),
        NOW,
        new Upkeep(List.of(), Optional.empty(), Optional.empty(), Optional.empty(), agentsAnswer),
        MoveFacts.within("starter", pods));
  }

  private PodObjectFacts object() {
    return new PodObjectFacts(
        "pod",
        phase,
        Optional.of("127.0.0.1"),
        ready,
        deleteBy.isPresent(),
        OptionalLong.of(told),
        "hash",
        limit,
        Optional.empty(),
        new PodSigns(
            waiting,
            lastEnd,
            3,
            unschedulable,
            deleteBy,
            nodeLost,
            bump,
            Optional.of("node-a"),
            Optional.of(made),
            readySince));
  }

  private AgentReport report() {
    return new AgentReport(
        "life",
        1,
        "starter-0-0",
        Optional.of(NOW),
        has,
        error,
        new RuntimeReport(true, true, "3.13", "2026.9", Optional.empty()),
        OptionalLong.of(pss),
        bots.stream().map(this::report).toList());
  }

  private BotReport report(DesiredBot bot) {
    HealthReport how =
        health.getOrDefault(bot.name(), new HealthReport(Health.Healthy, "Healthy", ""));
    return new BotReport(
        bot.id().value(),
        bot.name(),
        bot.uid(),
        Optional.of(bot.goal()),
        BotState.RUNNING,
        how.state() == Health.Healthy,
        Optional.of(bot.content().digest()),
        OptionalLong.of(42),
        Optional.empty(),
        Optional.empty(),
        how.reason(),
        how.message(),
        0,
        Optional.empty(),
        Optional.empty(),
        OptionalLong.empty(),
        Optional.empty(),
        Optional.empty(),
        MoveReport.NONE,
        how,
        Optional.empty(),
        Optional.empty());
  }
}
