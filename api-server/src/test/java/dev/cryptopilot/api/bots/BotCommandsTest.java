// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.bots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cryptopilot.api.bots.BotCommands.Progress;
import dev.cryptopilot.api.http.OwnedBot;
import dev.cryptopilot.api.http.Refused;
import dev.cryptopilot.api.kube.BotStore;
import dev.cryptopilot.api.kube.BotWriter;
import dev.cryptopilot.api.kube.KubectlBot;
import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.crds.bot.BotState;
import dev.cryptopilot.testing.OnKubeCluster;
import dev.cryptopilot.testing.SettableClock;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Commands in a real Kubernetes API; each pause brings the operator's next word. */
@ExtendWith(OnKubeCluster.class)
class BotCommandsTest {

  private static final String REFUSED =
      """
      "conditions": [{"type": "Accepted", "status": "False", "reason": "NoKeys",
        "message": "Its keys are gone.", "lastTransitionTime": "2026-11-21T11:00:00Z"}]""";

  private static KubernetesClient client;
  private static BotStore store;

  private final SettableClock clock = SettableClock.standing();
  private final Deque<String> words = new ArrayDeque<>();

  @BeforeAll
  static void connect(KubernetesClient admin) {
    client = admin;
    store = new BotStore(client, "default");
  }

  @Test
  void aBotThatTheOperatorRefusesIsStoppedAllTheSame() {
    OwnedBot bot = make("refused", "Running");
    words.addAll(List.of(phase("Running", REFUSED), phase("Stopped", REFUSED)));

    Progress progress = commands("refused").stop(bot, clock.instant().plusSeconds(30));

    assertThat(progress.done()).isTrue();
    assertThat(store.find("refused").orElseThrow().getSpec().state()).isEqualTo(BotState.Stopped);
  }

  @Test
  void aBotThatTheOperatorRefusesDoesNotStart() {
    OwnedBot bot = make("unwanted", "Stopped");
    words.add(phase("Pending", REFUSED));
    BotCommands commands = commands("unwanted");

    assertThatThrownBy(() -> commands.start(bot, clock.instant().plusSeconds(30)))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("Its keys are gone.");
  }

  @Test
  void aPausedBotThatHasFailedIsBegunAnewAndItsNextFailureIsTheAnswer() {
    OwnedBot bot = make("failed", "Paused");
    say("failed", failedAt("11:00:00"));
    words.addAll(List.of(failedAt("11:00:00"), failedAt("12:00:01")));
    BotCommands commands = commands("failed");

    assertThatThrownBy(() -> commands.start(bot, clock.instant().plusSeconds(30)))
        .isInstanceOf(Refused.class);

    assertThat(words).isEmpty();
    Bot after = store.find("failed").orElseThrow();
    assertThat(after.getSpec().state()).isEqualTo(BotState.Running);
    assertThat(after.getSpec().requestedRestart()).contains("2026-11-21T12:00:00Z");
  }

  @Test
  void aPausedBotThatIsWellIsNotRestartedByItsStart() {
    OwnedBot bot = make("well", "Paused");
    say("well", phase("Paused", "\"conditions\": []"));

    commands("well").start(bot, clock.instant());

    Bot after = store.find("well").orElseThrow();
    assertThat(after.getSpec().state()).isEqualTo(BotState.Running);
    assertThat(after.getSpec().requestedRestart()).isEmpty();
  }

  private BotCommands commands(String name) {
    BotWatch watch =
        new BotWatch(store::find, Duration.ofSeconds(30), clock, pause -> next(name, pause));
    return new BotCommands(new BotWriter(store, seen -> {}), watch, clock);
  }

  private void next(String name, Duration pause) {
    clock.pass(pause);
    if (!words.isEmpty()) {
      say(name, words.remove());
    }
  }

  /** The operator's status about the bot as it is now. */
  private static void say(String name, String status) {
    long generation = store.find(name).orElseThrow().getMetadata().getGeneration();
    client
        .resources(Bot.class)
        .inNamespace("default")
        .withName(name)
        .subresource("status")
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            "{\"status\": {\"observedGeneration\": %d, %s}}".formatted(generation, status));
  }

  private static String phase(String phase, String more) {
    return "\"phase\": \"%s\", %s".formatted(phase, more);
  }

  private static String failedAt(String time) {
    return phase(
        "Failed",
        "\"lastExit\": {\"code\": 1, \"reason\": \"Crashed\", \"at\": \"2026-11-21T%sZ\"}"
            .formatted(time));
  }

  private static OwnedBot make(String name, String state) {
    KubectlBot.apply(client, name, state);
    return new OwnedBot("alice", name, "default", name);
  }
}
