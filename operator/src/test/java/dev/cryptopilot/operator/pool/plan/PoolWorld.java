// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan;

import dev.cryptopilot.crds.bot.UpdatePolicy;
import dev.cryptopilot.crds.pool.BotPoolSpec;
import dev.cryptopilot.operator.agent.ReceivedReport;
import dev.cryptopilot.operator.pool.observe.BotFacts;
import dev.cryptopilot.operator.pool.observe.MoveFacts;
import dev.cryptopilot.operator.pool.observe.Place;
import dev.cryptopilot.operator.pool.observe.PodFacts;
import dev.cryptopilot.operator.pool.observe.PodMarks;
import dev.cryptopilot.operator.pool.observe.PodObjectFacts;
import dev.cryptopilot.operator.pool.observe.PoolFacts;
import dev.cryptopilot.operator.pool.observe.PoolMembers;
import dev.cryptopilot.operator.pool.observe.SlotsFacts;
import dev.cryptopilot.operator.pool.observe.Standing;
import dev.cryptopilot.operator.pool.observe.StatefulSetFacts;
import dev.cryptopilot.operator.pool.observe.TemplateHashes;
import dev.cryptopilot.operator.pool.observe.Upkeep;
import dev.cryptopilot.operator.slots.BotContent;
import dev.cryptopilot.operator.slots.DesiredBot;
import dev.cryptopilot.operator.slots.DesiredPod;
import dev.cryptopilot.operator.slots.Goal;
import dev.cryptopilot.operator.slots.PodNames;
import dev.cryptopilot.operator.slots.SlotsFixtures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/**
 * A pool in memory: it does what plans say, and its pods, agents and bots can be moved on step by
 * step. For planner tests; it knows nothing of Kubernetes.
 */
final class PoolWorld {

  static final String POOL = "starter";
  static final String HASH = "hash-1";

  private BotPoolSpec spec;
  private final Map<Integer, Pod> pods = new TreeMap<>();
  private final Map<String, BotFacts> bots = new TreeMap<>();
  private final List<String> violations = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-21T11:00:00Z");
  private boolean token;
  private boolean deleting;
  private int version = 100;
  private final KeptTemplates templates = new KeptTemplates();
  private final Set<String> badForPods = new HashSet<>();
  private final Set<String> badForBots = new HashSet<>();
  private final KeptClaims claims = new KeptClaims();
  private Optional<Instant> emptySince = Optional.empty();
  private Optional<String> request = Optional.empty();
  private Optional<String> answered = Optional.empty();
  private String asked = HASH;

  PoolWorld(BotPoolSpec spec) {
    this.spec = spec;
  }

  private static final class Pod {
    private Optional<SlotsFacts.Present> slots = Optional.empty();
    private Optional<StatefulSetFacts> set = Optional.empty();
    private Optional<PodObjectFacts> object = Optional.empty();
    private Optional<ReceivedReport> report = Optional.empty();
    private final Map<String, Integer> trades = new TreeMap<>();
  }

  /** A bot that may be placed. */
  static BotFacts wanted(int number) {
    return bot(number, new Standing.Wanted(content("v1")), Goal.RUNNING);
  }

  static BotFacts bot(int number, Standing standing, Goal goal) {
    return new BotFacts(
        "bot-" + number,
        uid(number),
        "2026-11-21T10:00:%02dZ".formatted(number % 60),
        standing,
        goal,
        SlotsFixtures.CLOSE,
        UpdatePolicy.Immediate,
        OptionalInt.empty(),
        Place.asked());
  }

  /** A bot whose database is on a pod of this pool, as its status says. */
  static BotFacts homedAt(int number, OptionalInt ordinal, Standing standing) {
    return homedAt(ordinal, bot(number, standing, Goal.RUNNING));
  }

  /** The same bot with its database there. */
  static BotFacts homedAt(OptionalInt ordinal, BotFacts bot) {
    return new BotFacts(
        bot.name(),
        bot.uid(),
        bot.createdAt(),
        bot.standing(),
        bot.askedGoal(),
        bot.drain(),
        bot.update(),
        ordinal,
        Place.asked());
  }

  static BotContent content(String version) {
    return SlotsFixtures.content(version);
  }

  static String uid(int number) {
    return "%08d-0000-4000-8000-000000000000".formatted(number);
  }

  void put(BotFacts bot) {
    bots.put(bot.uid(), bot);
  }

  void forgetBot(int number) {
    bots.remove(uid(number));
  }

  void deletePool() {
    deleting = true;
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  List<String> violations() {
    return List.copyOf(violations);
  }

  PoolFacts facts() {
    List<PodFacts> seen =
        pods.entrySet().stream().map(pod -> facts(pod.getKey(), pod.getValue())).toList();
    return new PoolFacts(
        "default",
        POOL,
        1,
        deleting,
        spec,
        PoolMembers.of(seen, List.copyOf(bots.values())),
        Set.of(),
        token,
        new TemplateHashes(asked, templates.all(), PoolWorld::setHash),
        now,
        new Upkeep(claims.all(), emptySince, request, answered, true),
        MoveFacts.within(POOL, seen));
  }

  private static PodFacts facts(int ordinal, Pod pod) {
    return new PodFacts(
        new PodNames(POOL, ordinal),
        pod.slots.<SlotsFacts>map(s -> s).orElseGet(SlotsFacts.Missing::new),
        pod.set,
        pod.object,
        pod.report);
  }

  /** Does the plan as the API server would, and notes what must never happen. */
  void apply(List<PoolAction> plan) {
    plan.forEach(this::apply);
  }

  private void apply(PoolAction action) {
    switch (action) {
      case PoolAction.EnsureToken ensure -> token = true;
      case PoolAction.RemoveToken remove -> token = false;
      case PoolAction.UpdateSlots update -> write(update);
      case PoolAction.AddPod add ->
          pod(add.ordinal()).set =
              Optional.of(set("set-" + version++, add.ordinal(), add.template(), false));
      case PoolAction.UpdatePod update ->
          pod(update.ordinal()).set =
              pod(update.ordinal())
                  .set
                  .map(set -> set(set.uid(), update.ordinal(), update.template(), set.deleting()));
      case PoolAction.BumpPodAnnotation bump ->
          pods.values().stream()
              .filter(pod -> pod.object.filter(o -> o.uid().equals(bump.podUid())).isPresent())
              .forEach(
                  pod ->
                      pod.object =
                          pod.object.map(o -> RunningPods.withRevision(o, bump.bump().revision())));
      case PoolAction.RestartPod restart -> restart(restart.ordinal());
      case PoolAction.RemovePod remove -> remove(remove.ordinal());
      case PoolAction.KeepTemplate keep -> templates.keep(keep);
      case PoolAction.ProveTemplate prove -> templates.prove(prove);
      case PoolAction.CondemnTemplate bad -> templates.condemn(bad);
      case PoolAction.DropTemplate drop -> templates.drop(drop);
      case PoolAction.ArchiveClaim archive -> claims.archive(archive);
      case PoolAction.ReviveClaim revive -> claims.revive(revive);
      case PoolAction.DeleteClaim delete -> claims.delete(delete);
      case PoolAction.RemovePool remove -> deleting = true;
    }
  }

  private void write(PoolAction.UpdateSlots update) {
    Pod pod = pod(update.ordinal());
    Optional<String> current = pod.slots.map(SlotsFacts.Present::resourceVersion);
    if (!current.equals(update.resourceVersion())) {
      violations.add("write over version " + current + " made for " + update.resourceVersion());
    }
    long before = pod.slots.map(slots -> slots.content().revision()).orElse(0L);
    boolean sameContent = pod.slots.filter(s -> s.content().equals(update.content())).isPresent();
    if (update.content().revision() <= before && !sameContent) {
      violations.add("revision " + update.content().revision() + " after " + before);
    }
    pod.slots.stream()
        .flatMap(slots -> slots.content().bots().stream())
        .filter(bot -> hasProcess(pod, bot.uid()))
        .forEach(bot -> checkLiving(bot, update.content().bot(bot.uid())));
    pod.slots =
        Optional.of(
            new SlotsFacts.Present(update.content(), Integer.toString(version++), update.marks()));
  }

  private void checkLiving(DesiredBot bot, Optional<DesiredBot> next) {
    if (next.isEmpty()) {
      violations.add("released " + bot.name() + " while its process lives");
    } else if (!bot.content().lacksKeys() && next.get().content().lacksKeys()) {
      violations.add("gave up the account of " + bot.name() + " while its process lives");
    }
  }

  private void remove(int ordinal) {
    Pod pod = pod(ordinal);
    if (pod.slots.filter(slots -> !slots.content().bots().isEmpty()).isPresent()) {
      violations.add("removed pod " + ordinal + " with bots in it");
    }
    pods.remove(ordinal);
  }

  /** The pod object goes and comes back, as its StatefulSet sees to. */
  void restart(int ordinal) {
    pod(ordinal).object = Optional.empty();
    pod(ordinal).report = Optional.empty();
  }

  private static boolean hasProcess(Pod pod, String uid) {
    return pod.report
        .flatMap(report -> report.report().bot(uid))
        .filter(bot -> bot.pid().isPresent())
        .isPresent();
  }

  /** Pods that have a StatefulSet come up. */
  void startPods() {
    pods.forEach(
        (ordinal, pod) -> {
          if (pod.set.isPresent() && pod.object.isEmpty()) {
            claims.need(ordinal, "claim-" + version++);
            pod.object =
                Optional.of(
                    RunningPods.of(
                        "pod-" + version++,
                        ordinal,
                        !badForPods.contains(pod.set.get().templateHash()),
                        pod.set.get().templateHash()));
          }
        });
  }

  /** The agent of a pod takes up its slots and does all that they ask for. */
  void obey(int ordinal) {
    Pod pod = pod(ordinal);
    boolean up = pod.object.filter(object -> object.ready()).isPresent();
    if (up && pod.slots.isPresent()) {
      PodObjectFacts object = pod.object.get();
      ObedientAgent agent =
          new ObedientAgent(pod.trades, badForBots.contains(object.templateHash()));
      pod.report =
          Optional.of(
              new ReceivedReport(
                  object.uid(), agent.report(pod.slots.get().content(), version, now), now, true));
    }
  }

  void obeyAll() {
    pods.keySet().forEach(this::obey);
  }

  /** A bot has that many open trades from the agent's next report on. */
  void trade(int ordinal, int bot, int open) {
    pod(ordinal).trades.put(uid(bot), open);
  }

  /** The agent stops answering. */
  void silence(int ordinal) {
    Pod pod = pod(ordinal);
    pod.report =
        pod.report.map(
            last -> new ReceivedReport(last.podUid(), last.report(), last.receivedAt(), false));
  }

  /** Somebody brings back a Secret of an earlier time that had that slot in it. */
  void restore(int ordinal, DesiredBot slot) {
    Pod pod = pod(ordinal);
    DesiredPod now = pod.slots.orElseThrow().content();
    List<DesiredBot> bots = new ArrayList<>(now.bots());
    bots.add(slot);
    pod.slots =
        Optional.of(
            new SlotsFacts.Present(
                new DesiredPod(now.pool(), now.pod(), now.revision() + 1, now.health(), bots),
                Integer.toString(version++),
                PodMarks.none()));
  }

  /** Ordinals of the pods that have a volume, with the time it was archived. */
  Map<Integer, Optional<Instant>> claims() {
    return claims.archived();
  }

  boolean isDeleting() {
    return deleting;
  }

  /** What the pool's own object says besides its spec. */
  void upkeep(Optional<Instant> emptySince, Optional<String> request, Optional<String> answered) {
    this.emptySince = emptySince;
    this.request = request;
    this.answered = answered;
  }

  Instant now() {
    return now;
  }

  /** The spec asks for another template from now on. */
  void ask(String template) {
    asked = template;
  }

  /** Pods made from that template do not come up. */
  void spoilPods(String template) {
    badForPods.add(template);
  }

  /** Pods made from that template come up, their bots do not. */
  void spoilBots(String template) {
    badForBots.add(template);
  }

  /** Another spec from now on. */
  void respec(BotPoolSpec other) {
    spec = other;
  }

  private static StatefulSetFacts set(String uid, int ordinal, String template, boolean deleting) {
    return new StatefulSetFacts(uid, setHash(ordinal, template), template, 1, deleting);
  }

  private static String setHash(int ordinal, String template) {
    return template + "/" + ordinal;
  }

  /** Template of the pod object; empty text when there is none. */
  String template(int ordinal) {
    return pod(ordinal).object.map(PodObjectFacts::templateHash).orElse("");
  }

  /** Somebody deletes the slots Secret by hand. */
  void loseSecret(int ordinal) {
    pod(ordinal).slots = Optional.empty();
  }

  /** Somebody deletes StatefulSet and pod by hand. */
  void vanish(int ordinal) {
    restart(ordinal);
    pod(ordinal).set = Optional.empty();
  }

  Set<Integer> ordinals() {
    return Set.copyOf(pods.keySet());
  }

  List<DesiredBot> slots(int ordinal) {
    return pod(ordinal).slots.map(slots -> slots.content().bots()).orElse(List.of());
  }

  private Pod pod(int ordinal) {
    return pods.computeIfAbsent(ordinal, o -> new Pod());
  }
}
