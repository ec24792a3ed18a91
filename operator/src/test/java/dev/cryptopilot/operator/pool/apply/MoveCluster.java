// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.apply;

import dev.cryptopilot.crds.bot.UpdatePolicy;
import dev.cryptopilot.crds.pool.BotPoolSpec;
import dev.cryptopilot.operator.agent.AgentReport;
import dev.cryptopilot.operator.agent.BearerToken;
import dev.cryptopilot.operator.agent.ReceivedReport;
import dev.cryptopilot.operator.pool.observe.BotFacts;
import dev.cryptopilot.operator.pool.observe.MoveFacts;
import dev.cryptopilot.operator.pool.observe.MoveSights;
import dev.cryptopilot.operator.pool.observe.Place;
import dev.cryptopilot.operator.pool.observe.PodFacts;
import dev.cryptopilot.operator.pool.observe.PodMarks;
import dev.cryptopilot.operator.pool.observe.PodObjectFacts;
import dev.cryptopilot.operator.pool.observe.PodSigns;
import dev.cryptopilot.operator.pool.observe.PoolFacts;
import dev.cryptopilot.operator.pool.observe.PoolMembers;
import dev.cryptopilot.operator.pool.observe.SlotSight;
import dev.cryptopilot.operator.pool.observe.SlotsFacts;
import dev.cryptopilot.operator.pool.observe.SlotsView;
import dev.cryptopilot.operator.pool.observe.Standing;
import dev.cryptopilot.operator.pool.observe.StatefulSetFacts;
import dev.cryptopilot.operator.pool.observe.TemplateHashes;
import dev.cryptopilot.operator.pool.observe.Upkeep;
import dev.cryptopilot.operator.pool.plan.MoveChange;
import dev.cryptopilot.operator.pool.plan.PoolAction;
import dev.cryptopilot.operator.pool.plan.PoolPlanner;
import dev.cryptopilot.operator.pool.plan.PoolSpecs;
import dev.cryptopilot.operator.pool.plan.SlotChange;
import dev.cryptopilot.operator.slots.DesiredBot;
import dev.cryptopilot.operator.slots.DesiredPod;
import dev.cryptopilot.operator.slots.EncodedSlots;
import dev.cryptopilot.operator.slots.Goal;
import dev.cryptopilot.operator.slots.PodNames;
import dev.cryptopilot.operator.slots.PodRef;
import dev.cryptopilot.operator.slots.PoolLabels;
import dev.cryptopilot.operator.slots.SlotRole;
import dev.cryptopilot.operator.slots.SlotsFixtures;
import dev.cryptopilot.operator.slots.SlotsSecretCodec;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Pools {@code p} and {@code q} of one pod each, their agents, and an operator whose every step a
 * test takes: on fresh or old copies of the Secrets, broken off after any write.
 */
final class MoveCluster {

  static final List<String> POOLS = List.of("p", "q");
  private static final String HASH = "hash";

  private record Stored(DesiredPod pod, long version) {}

  private final BotPoolSpec spec = PoolSpecs.of(4, 1, 1, 0);
  private final Map<String, Stored> secrets = new TreeMap<>();
  private Map<String, Stored> old = Map.of();
  private final Map<String, SimulatedAgent> agents = new TreeMap<>();
  private final Map<String, AgentReport> reports = new HashMap<>();
  private final Map<String, Integer> lives = new HashMap<>();
  private final Map<String, String> asked = new TreeMap<>();
  private final Map<String, Standing> standings = new HashMap<>();
  private final Set<String> patient = new HashSet<>();
  private final Map<String, PodRef> homes = new HashMap<>();
  private final Map<String, Long> latest = new HashMap<>();
  private final Set<String> violations = new TreeSet<>();
  private final PoolPlanner planner = new PoolPlanner();
  private SlotClaims claims = new SlotClaims(this::fetch);
  private Instant now = Instant.parse("2026-11-21T11:00:00Z");
  private long version = 10;

  MoveCluster() {
    POOLS.forEach(pool -> agents.put(pool, new SimulatedAgent()));
  }

  static String uid(int number) {
    return "%08d-0000-4000-8000-000000000000".formatted(number);
  }

  Set<String> violations() {
    return violations;
  }

  void ask(int bot, String pool) {
    asked.put(uid(bot), pool);
    standings.putIfAbsent(uid(bot), new Standing.Wanted(SlotsFixtures.content("v1")));
  }

  /** That bot moves only while it has no open trades, and has so many from now on. */
  void trade(int bot, int open) {
    patient.add(uid(bot));
    agents.values().forEach(agent -> agent.open(uid(bot), open));
  }

  void standing(int bot, Standing standing) {
    if (standings.containsKey(uid(bot))) {
      standings.put(uid(bot), standing);
    }
  }

  /** From now on the old copies are those of now. */
  void age() {
    old = Map.copyOf(secrets);
  }

  void restartPod(String pool) {
    agents.get(pool).restart();
    reports.remove(pool);
    lives.merge(pool, 1, Integer::sum);
  }

  void restartOperator() {
    claims = new SlotClaims(this::fetch);
    age();
  }

  /**
   * Somebody deletes a slots Secret by hand, after the statuses have caught up. Not the other end
   * of a move that has lost one already: then nothing but the two volumes knows where the newer
   * database is.
   */
  void loseSecret(String pool) {
    mirror();
    String other = pool.equals("p") ? "q" : "p";
    boolean last =
        asked.keySet().stream()
            .anyMatch(uid -> slot(pool, uid).filter(one -> isLastOf(one, other)).isPresent());
    if (!last) {
      secrets.remove(pool);
    }
  }

  /** Whether that slot is the only one that knows of its move for sure. */
  private boolean isLastOf(DesiredBot slot, String other) {
    Optional<DesiredBot> otherEnd = slot(other, slot.uid());
    boolean moves = slot.departure().isPresent() || slot.arrival().isPresent();
    boolean healing = otherEnd.filter(one -> one.isExpected() && one.mayHold()).isPresent();
    return (moves && otherEnd.isEmpty()) || healing;
  }

  /** The agent works and, unless it is lost, its report comes through. */
  void agent(String pool, boolean stale, boolean heard) {
    now = now.plusMillis(250);
    Stored seen = stale ? old.get(pool) : secrets.get(pool);
    SimulatedAgent agent = agents.get(pool);
    if (seen != null) {
      agent.obey(seen.pod(), pod -> Optional.ofNullable(agents.get(pod.substring(0, 1))));
    }
    agents.values().forEach(one -> one.trade(latest, violations));
    if (heard) {
      reports.put(pool, agent.report(ref(pool).pod(), now));
    }
    lookAtProcesses();
  }

  private void lookAtProcesses() {
    Set<String> seen = new HashSet<>();
    agents.values().stream()
        .flatMap(agent -> agent.processes().stream())
        .filter(uid -> !seen.add(uid))
        .forEach(uid -> violations.add(uid + " has two processes"));
  }

  /** Bot statuses catch up with the slots, as the bots' own reconciler would have them. */
  void mirror() {
    for (String uid : asked.keySet()) {
      POOLS.stream()
          .filter(pool -> slot(pool, uid).filter(slot -> !slot.isExpected()).isPresent())
          .min(
              Comparator.comparing(
                      (String pool) -> !SlotRole.of(slot(pool, uid).orElseThrow()).mayRun())
                  .thenComparing(pool -> !ref(pool).equals(homes.get(uid))))
          .filter(
              pool -> !homes.containsKey(uid) || !(isOnItsWay(pool, uid) || leadsHome(pool, uid)))
          .ifPresent(pool -> homes.put(uid, ref(pool)));
    }
  }

  private boolean leadsHome(String pool, String uid) {
    return slot(pool, uid)
        .flatMap(DesiredBot::departure)
        .filter(departure -> departure.to().equals(homes.get(uid)))
        .isPresent();
  }

  private Optional<DesiredBot> slot(String pool, String uid) {
    return Optional.ofNullable(secrets.get(pool)).flatMap(stored -> stored.pod().bot(uid));
  }

  /** The agent has not said that the bot's database is there. */
  private boolean isOnItsWay(String pool, String uid) {
    return slot(pool, uid)
        .flatMap(DesiredBot::arrival)
        .filter(
            arrival ->
                Optional.ofNullable(reports.get(pool))
                    .flatMap(report -> report.bot(uid))
                    .filter(word -> word.move().hasVerified(arrival.id()))
                    .isEmpty())
        .isPresent();
  }

  /** One pass over a pool, broken off after that many writes. */
  void pass(String pool, boolean stale, int writes) {
    now = now.plusMillis(100);
    List<PoolAction> plan = planner.plan(facts(pool, stale));
    plan.stream().limit(writes).forEach(action -> apply(pool, action));
  }

  private void apply(String pool, PoolAction action) {
    if (!(action instanceof PoolAction.UpdateSlots update)) {
      return;
    }
    MoveChecks checks =
        new MoveChecks(this::fetch, new SlotsView(this::fetch), (namespace, pod) -> true);
    boolean allowed =
        update.changes().stream()
            .allMatch(
                change ->
                    switch (change) {
                      case MoveChange move -> checks.allows("default", move);
                      case SlotChange.AssignSlot assign ->
                          claims.claim(assign.uid(), "default", secretName(pool));
                      default -> true;
                    });
    Optional<String> current =
        Optional.ofNullable(secrets.get(pool)).map(stored -> Long.toString(stored.version()));
    if (allowed && current.equals(update.resourceVersion())) {
      lookAtPositions(pool, update.content());
      secrets.put(pool, new Stored(update.content(), version++));
    }
  }

  /** Nobody ends a process whose agent has told of open trades, unless the bot allows it. */
  private void lookAtPositions(String pool, DesiredPod next) {
    for (String uid : patient) {
      boolean trades =
          Optional.ofNullable(reports.get(pool))
              .flatMap(report -> report.bot(uid))
              .filter(word -> word.pid().isPresent() && word.openTrades() > 0)
              .isPresent();
      boolean goesOn = next.bot(uid).filter(slot -> slot.goal() == Goal.RUNNING).isPresent();
      if (trades && !goesOn && standings.get(uid) instanceof Standing.Wanted) {
        violations.add(uid + " is ended with open trades");
      }
    }
  }

  PoolFacts facts(String pool, boolean stale) {
    Map<String, Stored> seen = stale ? old : secrets;
    List<PodFacts> pods = List.of(pod(pool, seen));
    Map<String, List<SlotSight>> sights = new HashMap<>();
    Set<String> elsewhere = new HashSet<>();
    for (String each : POOLS) {
      Stored stored = seen.get(each);
      if (stored != null) {
        PodFacts pod = pod(each, seen);
        MoveSights eyes =
            new MoveSights(
                ref(each),
                stored.pod().revision(),
                pod.freshReport(),
                Optional.of("http://" + each),
                Optional.of(new BearerToken("t")));
        for (DesiredBot slot : stored.pod().bots()) {
          sights.computeIfAbsent(slot.uid(), u -> new ArrayList<>()).add(eyes.of(slot));
          if (!each.equals(pool) && slot.mayHold()) {
            elsewhere.add(slot.uid());
          }
        }
      }
    }
    return new PoolFacts(
        "default",
        pool,
        1,
        false,
        spec,
        PoolMembers.of(pods, asked.keySet().stream().map(uid -> bot(uid, pool)).toList()),
        elsewhere,
        true,
        new TemplateHashes(HASH, List.of(), (ordinal, template) -> HASH),
        now,
        Upkeep.none(),
        new MoveFacts(sights, Set.of(), Set.of(), List.of()));
  }

  private PodFacts pod(String pool, Map<String, Stored> seen) {
    Stored stored = seen.get(pool);
    String uid = pool + lives.getOrDefault(pool, 0);
    return new PodFacts(
        new PodNames(pool, 0),
        stored == null
            ? new SlotsFacts.Missing()
            : new SlotsFacts.Present(
                stored.pod(), Long.toString(stored.version()), PodMarks.none()),
        Optional.of(new StatefulSetFacts("set", HASH, HASH, 1, false)),
        Optional.of(
            new PodObjectFacts(
                uid,
                "Running",
                Optional.of("127.0.0.1"),
                true,
                false,
                OptionalLong.empty(),
                HASH,
                OptionalLong.empty(),
                Optional.empty(),
                PodSigns.NONE)),
        Optional.ofNullable(reports.get(pool))
            .map(report -> new ReceivedReport(uid, report, now, true)));
  }

  private BotFacts bot(String uid, String pool) {
    Optional<PodRef> home = Optional.ofNullable(homes.get(uid));
    return new BotFacts(
        "bot-" + uid.substring(0, 8),
        uid,
        "2026-11-21T10:00:00Z",
        standings.get(uid),
        Goal.RUNNING,
        SlotsFixtures.CLOSE,
        patient.contains(uid) ? UpdatePolicy.WhenFlat : UpdatePolicy.Immediate,
        home.filter(pod -> pod.pool().equals(pool)).isPresent()
            ? OptionalInt.of(0)
            : OptionalInt.empty(),
        new Place(asked.get(uid).equals(pool), home, Optional.empty(), Optional.empty()));
  }

  private Optional<Secret> fetch(String namespace, String name) {
    String pool = name.substring(0, 1);
    return Optional.ofNullable(secrets.get(pool))
        .map(
            stored ->
                new SecretBuilder()
                    .withNewMetadata()
                    .withName(name)
                    .withNamespace(namespace)
                    .withResourceVersion(Long.toString(stored.version()))
                    .addToLabels(PoolLabels.POOL, pool)
                    .addToLabels(PoolLabels.SECRET, PoolLabels.SLOTS)
                    .endMetadata()
                    .withData(
                        ((EncodedSlots.Fits) new SlotsSecretCodec().encode(stored.pod())).data())
                    .build());
  }

  /** Pools in which bots of that number have a process. */
  List<String> running(int bot) {
    return POOLS.stream().filter(pool -> agents.get(pool).processes().contains(uid(bot))).toList();
  }

  /** All slots of that bot. */
  List<DesiredBot> slots(int bot) {
    return secrets.values().stream().flatMap(s -> s.pod().bot(uid(bot)).stream()).toList();
  }

  Map<String, String> asked() {
    return asked;
  }

  private static String secretName(String pool) {
    return new PodNames(pool, 0).slotsSecret();
  }

  private static PodRef ref(String pool) {
    return new PodRef(pool, new PodNames(pool, 0).pod());
  }
}
