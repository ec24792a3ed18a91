// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.wallet.routes;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cryptopilot.api.http.Access;
import dev.cryptopilot.api.http.Answer;
import dev.cryptopilot.api.http.Body;
import dev.cryptopilot.api.http.Call;
import dev.cryptopilot.api.http.Route;
import dev.cryptopilot.api.http.Tier;
import dev.cryptopilot.api.saga.Ids;
import dev.cryptopilot.api.saga.Returns;
import dev.cryptopilot.api.saga.Sync;
import dev.cryptopilot.api.saga.Transfers;
import dev.cryptopilot.api.wallet.Allocation;
import dev.cryptopilot.api.wallet.BotRef;
import dev.cryptopilot.api.wallet.Valuations;
import dev.cryptopilot.api.wallet.WalletReader;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Money between the wallet and bots that are there. */
public final class BotMoneyRoutes {
  private static final String ROOT = "/api/account/wallet";

  private final Transfers transfers;
  private final Returns returns;
  private final Sync sync;
  private final WalletReader reader;
  private final Valuations valuations;
  private final Ids ids;

  public BotMoneyRoutes(
      Transfers transfers,
      Returns returns,
      Sync sync,
      WalletReader reader,
      Valuations valuations,
      Ids ids) {
    this.transfers = transfers;
    this.returns = returns;
    this.sync = sync;
    this.reader = reader;
    this.valuations = valuations;
    this.ids = ids;
  }

  public List<Route> routes() {
    Access user = new Access.User();
    return List.of(
        Route.post(ROOT + "/return-from-bot", user, this::giveBack).body(Body.REQUIRED),
        Route.post(ROOT + "/add-to-bot", user, this::add).body(Body.REQUIRED),
        Route.post(ROOT + "/allocate-to-bot", user, this::allocate)
            .body(Body.REQUIRED)
            .tier(Tier.C),
        Route.post("/api/freqtrade/sync-wallet", user, this::sync));
  }

  private Answer giveBack(Call call) {
    Requests.FromBot asked = call.bodyAs(Requests.FromBot.class);
    Returns.Returned back =
        returns.take(
            bot(call, asked.botId()),
            asked.returnAmount(),
            Requests.key(asked.idempotencyKey(), ids::next),
            call.deadline());
    return Success.of(
        back.isFull() ? "All funds returned from the bot" : "Funds returned from the bot",
        new ReturnedBody(
            back.walletBalance().decimal(),
            back.amount().decimal(),
            back.result().decimal(),
            back.isFull(),
            back.remaining().map(this::valued),
            back.entry().map(TransactionBody::of)));
  }

  private Answer add(Call call) {
    Requests.ToBot asked = call.bodyAs(Requests.ToBot.class);
    Transfers.Sent sent =
        transfers.add(
            bot(call, asked.botId()),
            Requests.amount(asked.amount()),
            Requests.key(asked.idempotencyKey(), ids::next),
            call.deadline());
    return Success.of(
        "Funds added to the bot",
        new AddedBody(
            sent.walletBalance().decimal(),
            sent.amount().decimal(),
            sent.allocation().map(this::valued),
            TransactionBody.of(sent.entry())));
  }

  private Answer allocate(Call call) {
    Requests.ToBot asked = call.bodyAs(Requests.ToBot.class);
    BotRef bot = bot(call, asked.botId());
    Transfers.Sent sent =
        transfers.allocate(
            bot,
            asked.botName().filter(name -> !name.isBlank()).orElse(bot.instanceId()),
            Requests.amount(asked.amount()),
            Requests.key(asked.idempotencyKey(), ids::next),
            call.deadline());
    return Success.of(
        "Funds allocated to the bot",
        new AllocatedBody(
            sent.walletBalance().decimal(),
            sent.allocation().map(this::valued),
            TransactionBody.of(sent.entry())));
  }

  private Answer sync(Call call) {
    Sync.Synced synced = sync.sync(call.caller().userId(), call.deadline());
    return Success.of(
        "Wallet synchronised",
        new SyncedBody(
            synced.running(),
            synced.valid(),
            synced.cleaned().stream()
                .map(
                    c ->
                        new CleanedBody(
                            c.botId(), c.botName(), c.returned().decimal(), c.result().decimal()))
                .toList(),
            synced.totalReturned().decimal(),
            reader.books(call.caller().userId()).wallet().decimal()));
  }

  private static BotRef bot(Call call, Optional<String> id) {
    return new BotRef(call.caller().userId(), Requests.botId(id));
  }

  private AllocationBody valued(Allocation allocation) {
    return AllocationBody.of(valuations.of(List.of(allocation)).getFirst());
  }

  /** Null, not absent, when nothing remains: that is how the client tells a full return. */
  private record ReturnedBody(
      BigDecimal walletBalance,
      BigDecimal returnedAmount,
      BigDecimal pnl,
      boolean isFullReturn,
      @JsonInclude(JsonInclude.Include.ALWAYS) Optional<AllocationBody> remainingAllocation,
      @JsonInclude(JsonInclude.Include.ALWAYS) Optional<TransactionBody> transaction) {}

  private record AddedBody(
      BigDecimal walletBalance,
      BigDecimal addedAmount,
      Optional<AllocationBody> allocation,
      TransactionBody transaction) {}

  private record AllocatedBody(
      BigDecimal walletBalance, Optional<AllocationBody> allocation, TransactionBody transaction) {}

  private record CleanedBody(String botId, String botName, BigDecimal returned, BigDecimal pnl) {}

  private record SyncedBody(
      List<String> runningBots,
      List<String> validAllocations,
      List<CleanedBody> cleanedBots,
      BigDecimal totalReturned,
      BigDecimal newWalletBalance) {}
}
