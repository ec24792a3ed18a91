// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.crds.pool.BotPool;
import dev.cryptopilot.operator.agent.AgentClient;
import dev.cryptopilot.operator.agent.AgentWatch;
import dev.cryptopilot.operator.agent.FirstWords;
import dev.cryptopilot.operator.agent.SilentAgents;
import dev.cryptopilot.operator.agent.WatchTiming;
import dev.cryptopilot.operator.bot.apply.BotApplier;
import dev.cryptopilot.operator.bot.observe.BotObserver;
import dev.cryptopilot.operator.bot.observe.BotView;
import dev.cryptopilot.operator.bot.observe.CredentialsCheck;
import dev.cryptopilot.operator.bot.status.BotStatusFactory;
import dev.cryptopilot.operator.condition.ConditionType;
import dev.cryptopilot.operator.condition.Conditions;
import dev.cryptopilot.operator.event.EventLanes;
import dev.cryptopilot.operator.event.EventRecorder;
import dev.cryptopilot.operator.pool.BotPoolReconciler;
import dev.cryptopilot.operator.render.BotRenderer;
import dev.cryptopilot.operator.render.RenderSettings;
import dev.cryptopilot.operator.slots.SlotPlacement;
import dev.cryptopilot.operator.strategy.StrategyCatalog;
import dev.cryptopilot.operator.strategy.StrategyReconciler;
import dev.cryptopilot.testing.OnKubeCluster;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The guards against changes that the SDK loses while we write. */
@ExtendWith(OnKubeCluster.class)
class WriteThenLookAgainTest {

  private static KubernetesClient client;

  private final AgentWatch agents =
      new AgentWatch(
          new AgentClient(HttpClient.newHttpClient(), Duration.ofSeconds(1)),
          Clock.systemUTC(),
          WatchTiming.DEFAULT,
          () -> 0);

  @BeforeAll
  static void connect(KubernetesClient admin) {
    client = admin;
  }

  /** A cluster with nothing but the bot. */
  private static class EmptyView implements BotView {
    @Override
    public StrategyCatalog strategies(String namespace) {
      return StrategyCatalog.of(List.of(), List.of());
    }

    @Override
    public Optional<BotPool> pool(String namespace, String name) {
      return Optional.empty();
    }

    @Override
    public List<SlotPlacement> slots(String uid) {
      return List.of();
    }

    @Override
    public Collection<Bot> liveBots() {
      return List.of();
    }
  }

  /** Somebody changes the bot between our look at it and our status write, once. */
  private static final class MeddledView extends EmptyView {
    private final Bot bot;
    private boolean done;

    MeddledView(Bot bot) {
      this.bot = bot;
    }

    @Override
    public StrategyCatalog strategies(String namespace) {
      if (!done) {
        done = true;
        client.resource(bot).edit(WriteThenLookAgainTest::withOtherStrategy);
      }
      return super.strategies(namespace);
    }
  }

  private BotReconciler reconciler() {
    Clock clock = Clock.systemUTC();
    return new BotReconciler(
        new BotObserver(
            new SilentAgents(),
            new FirstWords(new SilentAgents(), Optional::empty, clock),
            (namespace, name) -> Optional.empty(),
            (namespace, uid) -> Optional.empty(),
            new CredentialsCheck((namespace, name) -> Optional.empty(), clock),
            new BotRenderer(RenderSettings.none())),
        new BotApplier(
            client,
            new EventRecorder(
                event -> {}, new EventLanes(Runnable::run, Runnable::run), clock, () -> "id")),
        new BotStatusFactory(clock),
        agents,
        clock);
  }

  private static Bot create(String name) {
    return client
        .resource(
            Yaml.parse(
                """
                apiVersion: crypto-pilot.dev/v1alpha1
                kind: Bot
                metadata: {name: %s, namespace: default}
                spec:
                  owner: alice
                  mode: Paper
                  strategy: {name: ema-rsi}
                  exchange: {name: binance}
                  market: {pairs: [BTC/USDT], stakeCurrency: USDT}
                  wallet: {initial: "1000"}
                """
                    .formatted(name),
                Bot.class))
        .create();
  }

  @Test
  void aPassThatWroteLooksAgainAndOneThatDidNotRests() {
    Bot bot = create("looks-again");

    UpdateControl<Bot> wrote = reconciler().reconcile(bot, new EmptyView());
    Bot written = client.resource(bot).get();
    UpdateControl<Bot> rests = reconciler().reconcile(written, new EmptyView());

    assertThat(wrote.getScheduleDelay()).contains(BotReconciler.AFTER_WRITE.toMillis());
    assertThat(written.statusOrEmpty().conditions()).isNotEmpty();
    assertThat(rests.getScheduleDelay()).isEmpty();
    assertThat(rests.isNoUpdate()).as("the SDK writes nothing itself").isTrue();
  }

  /** The event of the change may be lost with our own write: only the second look finds it. */
  @Test
  void aChangeDuringOurStatusWriteIsKeptAndActedUponByTheSecondLook() {
    Bot bot = create("meddled");

    UpdateControl<Bot> first = reconciler().reconcile(bot, new MeddledView(bot));
    Bot between = client.resource(bot).get();

    assertThat(between.getSpec().strategy().name()).isEqualTo("other");
    assertThat(strategyMessage(between)).contains("ema-rsi");
    assertThat(first.getScheduleDelay()).contains(BotReconciler.AFTER_WRITE.toMillis());

    UpdateControl<Bot> second = reconciler().reconcile(between, new EmptyView());
    Bot after = client.resource(bot).get();

    assertThat(strategyMessage(after)).contains("other").doesNotContain("ema-rsi");
    assertThat(second.getScheduleDelay()).as("it wrote again").isPresent();
    assertThat(reconciler().reconcile(after, new EmptyView()).getScheduleDelay()).isEmpty();
  }

  private static String strategyMessage(Bot bot) {
    return Conditions.find(bot.statusOrEmpty().conditions(), ConditionType.StrategyResolved)
        .orElseThrow()
        .getMessage();
  }

  private static Bot withOtherStrategy(Bot bot) {
    return Yaml.parse(
        Serialization.asYaml(bot).replace("name: \"ema-rsi\"", "name: \"other\""), Bot.class);
  }

  @Test
  void aPassOverAnOldCopyChangesNothing() {
    Bot stale = create("stale");
    reconciler().reconcile(stale, new EmptyView());
    String version = client.resource(stale).get().getMetadata().getResourceVersion();
    Bot old = client.resource(stale).get();

    reconciler().reconcile(old, new EmptyView());

    assertThat(client.resource(stale).get().getMetadata().getResourceVersion()).isEqualTo(version);
  }

  @Test
  void aBotThatWasMadeAgainUnderItsNameDoesNotGetTheOldOnesStatus() {
    Bot first = create("again");
    client.resource(first).edit(bot -> withFinalizers(bot, List.of(BotStanding.FINALIZER)));
    client.resource(first).delete();
    Bot deleting = client.resource(first).get();
    client.resource(deleting).edit(bot -> withFinalizers(bot, List.of()));
    Bot second = create("again");

    reconciler().cleanup(deleting, new EmptyView());

    assertThat(client.resource(second).get().getStatus()).isNull();
  }

  private static Bot withFinalizers(Bot bot, List<String> finalizers) {
    bot.getMetadata().setFinalizers(finalizers);
    return bot;
  }

  @ParameterizedTest
  @ValueSource(classes = {BotReconciler.class, BotPoolReconciler.class, StrategyReconciler.class})
  void theSdkMayNotDropForeignChangesAndLooksAgainByItself(Class<?> reconciler) {
    ControllerConfiguration configuration = reconciler.getAnnotation(ControllerConfiguration.class);

    assertThat(configuration.informer().comparableResourceVersions()).isFalse();
    assertThat(
            Duration.of(
                configuration.maxReconciliationInterval().interval(),
                configuration.maxReconciliationInterval().timeUnit().toChronoUnit()))
        .isBetween(Duration.ofMinutes(1), Duration.ofMinutes(5));
  }
}
