// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.operator.slots.DesiredPod;
import dev.cryptopilot.operator.slots.Goal;
import dev.cryptopilot.operator.slots.SlotsFixtures;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AgentWatchTest {

  private static final Instant NOW = Instant.parse("2026-11-21T11:00:00Z");
  private static final BotKey BOT = new BotKey("default", "ema-btc", SlotsFixtures.UID);
  private static final DesiredPod SLOTS =
      SlotsFixtures.pod(1, SlotsFixtures.bot("ema-btc", SlotsFixtures.UID, Goal.RUNNING));

  private record News(PodKey pod, String pool, Set<BotKey> bots) {}

  private final BlockingQueue<News> news = new LinkedBlockingQueue<>();
  private final AgentWatch watch =
      new AgentWatch(
          Agents.client(),
          Clock.fixed(NOW, ZoneOffset.UTC),
          new WatchTiming(Duration.ofSeconds(1), Duration.ofMillis(10), Duration.ofMillis(20)),
          () -> 0.5);
  private AgentSimulator agent;

  @BeforeEach
  void start() {
    watch.addListener((pod, pool, bots) -> news.add(new News(pod, pool, bots)));
    agent = AgentSimulator.start("life-1", Agents.ANY_PORT, Agents.TOKEN, SLOTS);
  }

  @AfterEach
  void stop() {
    watch.close();
    agent.close();
  }

  @Test
  void theFirstReportIsNewsAboutEveryBot() throws InterruptedException {
    watch.follow(Agents.endpoint(agent, "pod-1"));
    assertThat(next()).isEqualTo(new News(Agents.POD, "starter", Set.of(BOT)));
    assertThat(watch.reports().of(SlotsFixtures.UID))
        .hasValueSatisfying(
            found -> {
              assertThat(found.pod()).isEqualTo(Agents.POD);
              assertThat(found.received().podUid()).isEqualTo("pod-1");
              assertThat(found.received().age(NOW.plusSeconds(3))).hasSeconds(3);
            });
  }

  @Test
  void aListenerThatFailsDoesNotEndTheWatch() throws InterruptedException {
    AtomicBoolean failed = new AtomicBoolean();
    watch.addListener(
        (pod, pool, bots) -> {
          if (failed.compareAndSet(false, true)) {
            throw new IllegalStateException("a listener that fails once");
          }
        });
    watch.follow(Agents.endpoint(agent, "pod-1"));
    next();
    agent.hold(SlotsFixtures.UID, "backoff");
    assertThat(next().bots()).containsExactly(BOT);
  }

  @Test
  void aChangeIsNewsAboutItsBotOnly() throws InterruptedException {
    String other = "aaaaaaaa-0000-4000-8000-000000000002";
    agent.obey(
        SlotsFixtures.pod(
            2, SLOTS.bots().getFirst(), SlotsFixtures.bot("other", other, Goal.RUNNING)));
    watch.follow(Agents.endpoint(agent, "pod-1"));
    next();
    agent.hold(other, "backoff");
    assertThat(next().bots()).containsExactly(new BotKey("default", "other", other));
  }

  @Test
  void followingTwiceAsksOnce() throws InterruptedException {
    watch.follow(Agents.endpoint(agent, "pod-1"));
    next();
    watch.follow(Agents.endpoint(agent, "pod-1"));
    agent.hold(SlotsFixtures.UID, "starting");
    next();
    assertThat(agent.queries().stream().filter(String::isEmpty)).hasSize(1);
  }

  @Test
  void aSilentAgentKeepsItsReportMarkedAsOld() throws InterruptedException {
    watch.follow(Agents.endpoint(agent, "pod-1"));
    next();
    agent.close();
    assertThat(next().bots()).containsExactly(BOT);
    assertThat(watch.reports().ofPod(Agents.POD))
        .hasValueSatisfying(last -> assertThat(last.connected()).isFalse());
  }

  @Test
  void anAgentThatComesBackIsHeardAgain() throws InterruptedException {
    watch.follow(Agents.endpoint(agent, "pod-1"));
    next();
    InetSocketAddress same = new InetSocketAddress(agent.base().getHost(), agent.base().getPort());
    agent.close();
    next();
    agent = AgentSimulator.start("life-2", same, Agents.TOKEN, SLOTS);
    next();
    assertThat(watch.reports().ofPod(Agents.POD))
        .hasValueSatisfying(
            last -> {
              assertThat(last.connected()).isTrue();
              assertThat(last.report().agentId()).isEqualTo("life-2");
            });
  }

  @Test
  void anAgentThatIsNotUpYetIsAskedUntilItIs() throws InterruptedException {
    InetSocketAddress same = new InetSocketAddress(agent.base().getHost(), agent.base().getPort());
    agent.close();
    watch.follow(Agents.endpoint(agent, "pod-1"));
    agent = AgentSimulator.start("life-1", same, Agents.TOKEN, SLOTS);
    assertThat(next().bots()).containsExactly(BOT);
  }

  @Test
  void aPodThatIsNoLongerFollowedIsForgotten() throws InterruptedException {
    watch.followOnly("default", "starter", Set.of(Agents.endpoint(agent, "pod-1")));
    next();
    watch.followOnly("default", "starter", Set.of());
    assertThat(next().bots()).containsExactly(BOT);
    assertThat(watch.reports().ofPod(Agents.POD)).isEmpty();
    assertThat(watch.reports().of(SlotsFixtures.UID)).isEmpty();
  }

  @Test
  void thePodsOfOtherPoolsAreLeftAlone() throws InterruptedException {
    watch.follow(Agents.endpoint(agent, "pod-1"));
    next();
    watch.followOnly("default", "other", Set.of());
    assertThat(watch.reports().ofPod(Agents.POD)).isPresent();
  }

  @Test
  void aPodMadeAgainIsAnotherEndpoint() throws InterruptedException {
    watch.follow(Agents.endpoint(agent, "pod-1"));
    next();
    watch.follow(Agents.endpoint(agent, "pod-2"));
    agent.hold(SlotsFixtures.UID, "starting");
    while (watch.reports().ofPod(Agents.POD).orElseThrow().podUid().equals("pod-1")) {
      next();
    }
    assertThat(watch.reports().ofPod(Agents.POD))
        .hasValueSatisfying(last -> assertThat(last.podUid()).isEqualTo("pod-2"));
  }

  private News next() throws InterruptedException {
    News one = news.poll(20, TimeUnit.SECONDS);
    assertThat(one).as("news from the agent").isNotNull();
    return one;
  }
}
