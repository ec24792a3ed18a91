// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.saga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryptopilot.api.http.Answer;
import dev.cryptopilot.api.http.ApiError;
import dev.cryptopilot.api.http.Call;
import dev.cryptopilot.api.http.Calls;
import dev.cryptopilot.api.http.Json;
import dev.cryptopilot.api.http.Route;
import dev.cryptopilot.api.store.Database;
import dev.cryptopilot.api.store.DatabaseTest;
import dev.cryptopilot.api.wallet.BotRef;
import dev.cryptopilot.api.wallet.Ledger;
import dev.cryptopilot.api.wallet.Valuations;
import dev.cryptopilot.api.wallet.WalletReader;
import dev.cryptopilot.api.wallet.WalletRefused;
import dev.cryptopilot.api.wallet.routes.BotMoneyRoutes;
import dev.cryptopilot.api.wallet.routes.WalletErrors;
import dev.cryptopilot.api.wallet.routes.WalletRoutes;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;

/** What clients of the wallet read, member by member. */
class WalletAnswersTest {
  private static final String OWNER = "5f0000000000000000000001";
  private static final BotRef BOT = new BotRef(OWNER, "alice-bot-1");
  private static final String ROOT = "/api/account/wallet";

  @DatabaseTest
  void theWalletOfSomebodyNew(Database database) throws IOException {
    JsonNode data = data(new TestWallet(database), "GET " + ROOT, "{}");
    assertThat(data.path("balance").decimalValue()).isEqualByComparingTo("1000");
    assertThat(data.path("currency").asText()).isEqualTo("USD");
    assertThat(data.path("totalPortfolioValue").isNumber()).isTrue();
    assertThat(data.path("botAllocations").isObject()).isTrue();
    assertThat(data.path("recentTransactions").get(0).path("type").asText()).isEqualTo("deposit");
    assertThat(data.path("lastUpdated").asText()).isEqualTo("2026-11-21T12:00:00Z");
  }

  @DatabaseTest
  void currentValueComesFromTheBot(Database database) throws IOException {
    TestWallet wallet = withBot(database);
    wallet.bots.bot(BOT).orElseThrow().profit = new BigDecimal("25.5");
    wallet.bots.bot(BOT).orElseThrow().reserved = new BigDecimal("100");

    JsonNode data = data(wallet, "GET " + ROOT, "{}");
    JsonNode allocation = data.path("botAllocations").path("alice-bot-1");
    assertThat(allocation.path("allocatedAmount").decimalValue()).isEqualByComparingTo("300");
    assertThat(allocation.path("currentValue").decimalValue()).isEqualByComparingTo("325.5");
    assertThat(allocation.path("availableBalance").decimalValue()).isEqualByComparingTo("225.5");
    assertThat(allocation.path("stale").asBoolean()).isFalse();
    assertThat(data.path("totalPortfolioValue").decimalValue()).isEqualByComparingTo("1025.5");
    assertThat(data.path("unrealizedPnL").decimalValue()).isEqualByComparingTo("25.5");

    wallet.worthWatch.look();
    wallet.bots.silence(() -> true);
    JsonNode known = data(wallet, "GET " + ROOT, "{}");
    assertThat(known.path("stale").asBoolean()).isTrue();
    assertThat(known.path("totalCurrentValue").decimalValue()).isEqualByComparingTo("325.5");
    assertThat(data(wallet, "GET " + ROOT + "/bot-pool/{botId}", "{}").path("valueAt").isTextual())
        .isTrue();
  }

  @DatabaseTest
  void aBotWorthNothingIsWorthNothing(Database database) throws IOException {
    TestWallet wallet = withBot(database);
    wallet.bots.bot(BOT).orElseThrow().profit = new BigDecimal("-300");
    JsonNode data = data(wallet, "GET " + ROOT, "{}");
    assertThat(data.path("totalCurrentValue").decimalValue()).isEqualByComparingTo("0");
    assertThat(data.path("unrealizedPnL").decimalValue()).isEqualByComparingTo("-300");

    JsonNode back = data(wallet, "POST " + ROOT + "/return-from-bot", "{'botId':'alice-bot-1'}");
    assertThat(back.path("returnedAmount").decimalValue()).isEqualByComparingTo("0");
    assertThat(back.path("transaction").path("type").asText()).isEqualTo("loss");
  }

  @DatabaseTest
  void cashAnswers(Database database) throws IOException {
    TestWallet wallet = new TestWallet(database);
    JsonNode in = data(wallet, "POST " + ROOT + "/deposit", "{'amount':12.5,'description':'x'}");
    assertThat(in.path("balance").decimalValue()).isEqualByComparingTo("1012.5");
    assertThat(in.path("deposited").decimalValue()).isEqualByComparingTo("12.5");
    JsonNode out = data(wallet, "POST " + ROOT + "/withdraw", "{'amount':12.5}");
    assertThat(out.path("withdrawn").decimalValue()).isEqualByComparingTo("12.5");
    JsonNode set = data(wallet, "POST " + ROOT + "/set-balance", "{'amount':0}");
    assertThat(set.path("balance").isNumber()).isTrue();
    assertThat(set.path("balance").decimalValue()).isEqualByComparingTo("0");
    JsonNode history = data(wallet, "GET " + ROOT + "/transactions", "{}");
    assertThat(history.path("total").asInt()).isEqualTo(4);
    assertThat(history.path("limit").asInt()).isEqualTo(50);
  }

  @DatabaseTest
  void moneyOfBotsAnswers(Database database) throws IOException {
    TestWallet wallet = withBot(database);
    String bot = "'botId':'alice-bot-1'";
    JsonNode added = data(wallet, "POST " + ROOT + "/add-to-bot", "{" + bot + ",'amount':50}");
    assertThat(added.path("walletBalance").decimalValue()).isEqualByComparingTo("650");
    assertThat(added.path("allocation").path("currentValue").decimalValue())
        .isEqualByComparingTo("350");
    assertThat(added.path("transaction").path("type").asText()).isEqualTo("allocate");

    JsonNode part =
        data(wallet, "POST " + ROOT + "/return-from-bot", "{" + bot + ",'returnAmount':70}");
    assertThat(part.path("isFullReturn").asBoolean()).isFalse();
    assertThat(part.path("remainingAllocation").path("allocatedAmount").decimalValue())
        .isEqualByComparingTo("280");
    JsonNode all = data(wallet, "POST " + ROOT + "/return-from-bot", "{" + bot + "}");
    assertThat(all.path("isFullReturn").asBoolean()).isTrue();
    assertThat(all.has("remainingAllocation")).isTrue();
    assertThat(all.path("remainingAllocation").isNull()).isTrue();

    JsonNode again =
        data(wallet, "POST " + ROOT + "/allocate-to-bot", "{" + bot + ",'amount':100}");
    assertThat(again.path("walletBalance").decimalValue()).isEqualByComparingTo("900");
    wallet.bots.vanish(BOT);
    JsonNode synced = data(wallet, "POST /api/freqtrade/sync-wallet", "{}");
    assertThat(synced.path("cleanedBots").get(0).path("botId").asText()).isEqualTo("alice-bot-1");
    assertThat(synced.path("newWalletBalance").decimalValue()).isEqualByComparingTo("1000");
  }

  @DatabaseTest
  void refusalsSayWhat(Database database) {
    TestWallet wallet = withBot(database);
    ApiError funds = error(wallet, "/add-to-bot", "{'botId':'alice-bot-1','amount':701}");
    assertThat(funds.status()).isEqualTo(400);
    assertThat(funds.message()).startsWith("Insufficient funds");
    assertThat(funds.details()).containsKeys("availableBalance", "requestedAmount");
    assertThat(error(wallet, "/add-to-bot", "{'botId':'x','amount':5}").status()).isEqualTo(404);
    assertThat(error(wallet, "/deposit", "{}").errors()).hasSize(1);
    wallet.bots.silence(() -> true);
    assertThat(error(wallet, "/return-from-bot", "{'botId':'alice-bot-1'}").status())
        .isEqualTo(502);
  }

  private static TestWallet withBot(Database database) {
    TestWallet wallet = new TestWallet(database);
    wallet.provisioning.provision(
        new Provisioning.NewBot(
            BOT, new BigDecimal("300"), "EmaRsi", "order", "k", wallet.deadline()));
    return wallet;
  }

  private static ApiError error(TestWallet wallet, String path, String body) {
    List<ApiError> errors = new ArrayList<>();
    assertThatThrownBy(() -> data(wallet, "POST " + ROOT + path, body))
        .isInstanceOfSatisfying(
            WalletRefused.class, e -> errors.add(WalletErrors.translate(e).orElseThrow()));
    return errors.getFirst();
  }

  private static JsonNode data(TestWallet wallet, String route, String body) throws IOException {
    Call plain = Calls.of(OWNER, "127.0.0.1");
    Call call =
        Calls.with(
            Calls.with(plain, Map.of("botId", "alice-bot-1"), Map.of()),
            Json.parse(body.replace('\'', '"').getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    Call inTime =
        new Call(
            call.requestId(),
            call.request(),
            call.path(),
            call.query(),
            call.credentials(),
            call.callerIfAny(),
            call.botIfAny(),
            call.body(),
            wallet.deadline(),
            call.attribution());
    Route found =
        routes(wallet).stream().filter(r -> r.name().equals(route)).findFirst().orElseThrow();
    Answer.JsonAnswer answer = (Answer.JsonAnswer) found.handler().handle(inTime);
    assertThat(answer.status()).isEqualTo(200);
    JsonNode json = Json.parse(Json.bytes(answer.body()));
    assertThat(json.path("success").asBoolean()).isTrue();
    return json.path("data");
  }

  private static List<Route> routes(TestWallet wallet) {
    Ids fresh = () -> UUID.randomUUID().toString();
    Valuations valuations =
        new Valuations(
            wallet.bots, Executors.newVirtualThreadPerTaskExecutor(), Duration.ofSeconds(20));
    WalletReader reader =
        new WalletReader(
            wallet.wallets, new Ledger.Opening("USD", TestWallet.OPENING), wallet.clock);
    List<Route> routes =
        new ArrayList<>(new WalletRoutes(reader, valuations, wallet.cash, fresh).routes());
    routes.addAll(
        new BotMoneyRoutes(wallet.transfers, wallet.returns, wallet.sync, reader, valuations, fresh)
            .routes());
    return routes;
  }
}
