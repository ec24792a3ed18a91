// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.operator.slots.AccountId;
import dev.cryptopilot.operator.slots.BotContent;
import dev.cryptopilot.operator.slots.BotFiles;
import dev.cryptopilot.operator.slots.BotId;
import dev.cryptopilot.operator.slots.DesiredBot;
import dev.cryptopilot.operator.slots.DesiredPod;
import dev.cryptopilot.operator.slots.Drain;
import dev.cryptopilot.operator.slots.EncodedSlots;
import dev.cryptopilot.operator.slots.Goal;
import dev.cryptopilot.operator.slots.HealthPolicy;
import dev.cryptopilot.operator.slots.PoolLabels;
import dev.cryptopilot.operator.slots.SlotsSecretCodec;
import dev.cryptopilot.operator.slots.StrategyStamp;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Two Live bots never trade with one account, however close together they come. */
class AccountClaimsTest {

  private final Map<String, Secret> cluster = new ConcurrentHashMap<>();

  private AccountClaims claims() {
    return new AccountClaims(
        () -> List.copyOf(cluster.values()),
        (namespace, name) -> Optional.ofNullable(cluster.get(name)));
  }

  private static DesiredBot bot(String name, String mode, String exchange, String key) {
    BotFiles files =
        new BotFiles(
            new TreeMap<>(
                Map.of(
                    "config.json",
                    "{}",
                    "secret.json",
                    "{\"exchange\":{\"key\":\"%s\"}}".formatted(key))));
    BotContent content =
        new BotContent(mode, "EmaRsi", exchange, files, new StrategyStamp("ema", "1.0.0", "d"));
    return new DesiredBot(
        BotId.of(name, "uid-" + name),
        name,
        "uid-" + name,
        Goal.RUNNING,
        content,
        new Drain(Drain.Positions.Close, 60));
  }

  private static DesiredBot live(String name, String key) {
    return bot(name, "Live", "binance", key);
  }

  private static boolean inUse(AccountClaims claims, DesiredBot slot) {
    return claims.isInUse(slot.uid(), slot.content());
  }

  private void write(String secret, DesiredBot... bots) {
    DesiredPod pod =
        new DesiredPod(
            "p", "p-0-0", 1, new HealthPolicy(30, 120, 60, 3, 600, 300, 0, 0), List.of(bots));
    EncodedSlots.Fits fits = (EncodedSlots.Fits) new SlotsSecretCodec().encode(pod);
    cluster.put(
        secret,
        new SecretBuilder()
            .withNewMetadata()
            .withName(secret)
            .withNamespace("default")
            .addToLabels(PoolLabels.SECRET, PoolLabels.SLOTS)
            .endMetadata()
            .withData(fits.data())
            .build());
  }

  @Test
  void theFirstOneGetsTheAccountAndTheSecondDoesNot() {
    AccountClaims claims = claims();
    DesiredBot first = live("first", "k");
    assertThat(claims.claim(first, "default", "a")).isTrue();
    write("a", first);
    assertThat(inUse(claims, live("second", "k"))).isTrue();
    assertThat(claims.claim(live("second", "k"), "default", "b")).isFalse();
    assertThat(claims.claim(live("third", "other"), "default", "b")).isTrue();
    assertThat(inUse(claims, first)).as("its own account").isFalse();
  }

  @Test
  void ofManyAtTheSameMomentExactlyOneGetsIt() {
    AccountClaims claims = claims();
    long winners =
        IntStream.range(0, 64)
            .parallel()
            .filter(
                number -> {
                  DesiredBot bot = live("bot-" + number, "k");
                  boolean won = claims.claim(bot, "default", "s-" + number);
                  if (won) {
                    write("s-" + number, bot);
                    claims.written(bot);
                  }
                  return won;
                })
            .count();
    assertThat(winners).isEqualTo(1);
  }

  @Test
  void anAccountIsFreeOnceItsBotHasNoSlot() {
    AccountClaims claims = claims();
    DesiredBot first = live("first", "k");
    claims.claim(first, "default", "a");
    assertThat(claims.claim(live("second", "k"), "default", "b")).as("in the write").isFalse();
    write("a");
    claims.written(first);
    assertThat(claims.claim(live("second", "k"), "default", "b")).isTrue();
  }

  @Test
  void anotherLifeOfTheOperatorReadsWhoHasWhat() {
    write("a", live("first", "k"));
    assertThat(inUse(claims(), live("second", "k"))).isTrue();
    assertThat(claims().claim(live("second", "k"), "default", "b")).isFalse();
  }

  @Test
  void aSecretThatCannotBeReadKeepsItsAccounts() {
    AccountClaims claims = claims();
    DesiredBot first = live("first", "k");
    claims.claim(first, "default", "a");
    write("a", first);
    cluster.computeIfPresent(
        "a", (name, secret) -> new SecretBuilder(secret).withData(Map.of("x", "eA==")).build());
    assertThat(inUse(claims, live("second", "k"))).isTrue();
  }

  @Test
  void paperBotsAndOtherExchangesShareNothing() {
    AccountClaims claims = claims();
    DesiredBot first = live("first", "k");
    claims.claim(first, "default", "a");
    write("a", first);
    assertThat(inUse(claims, bot("paper", "Paper", "binance", "k"))).isFalse();
    assertThat(inUse(claims, bot("other", "Live", "kraken", "k"))).isFalse();
  }

  @Test
  void anAccountNeverPrintsItsKey() {
    assertThat(AccountId.of(live("first", "k3y").content()).orElseThrow().toString())
        .doesNotContain("k3y");
  }
}
