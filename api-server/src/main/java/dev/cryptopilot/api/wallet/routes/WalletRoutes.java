// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.wallet.routes;

import dev.cryptopilot.api.http.Access;
import dev.cryptopilot.api.http.Answer;
import dev.cryptopilot.api.http.Body;
import dev.cryptopilot.api.http.Call;
import dev.cryptopilot.api.http.Route;
import dev.cryptopilot.api.http.Tier;
import dev.cryptopilot.api.saga.Ids;
import dev.cryptopilot.api.wallet.Allocation;
import dev.cryptopilot.api.wallet.Cash;
import dev.cryptopilot.api.wallet.EntryType;
import dev.cryptopilot.api.wallet.History;
import dev.cryptopilot.api.wallet.Valuations;
import dev.cryptopilot.api.wallet.WalletReader;
import dev.cryptopilot.api.wallet.WalletRefusal;
import dev.cryptopilot.api.wallet.WalletRefused;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** The wallet itself: its state, its history, money in and out. */
public final class WalletRoutes {
  private static final String ROOT = "/api/account/wallet";
  private static final History.Page RECENT = new History.Page(20, 0);
  private static final int DEFAULT_LIMIT = 50;
  private static final int MOST = 500;

  private final WalletReader reader;
  private final Valuations valuations;
  private final Cash cash;
  private final Ids ids;

  public WalletRoutes(WalletReader reader, Valuations valuations, Cash cash, Ids ids) {
    this.reader = reader;
    this.valuations = valuations;
    this.cash = cash;
    this.ids = ids;
  }

  public List<Route> routes() {
    Access user = new Access.User();
    return List.of(
        Route.get(ROOT, user, this::wallet),
        Route.get(ROOT + "/transactions", user, this::transactions).tier(Tier.C),
        Route.get(ROOT + "/bot-pool/{botId}", user, this::allocation).tier(Tier.C),
        Route.post(ROOT + "/set-balance", user, this::setBalance).body(Body.REQUIRED),
        Route.post(ROOT + "/deposit", user, this::deposit).body(Body.REQUIRED),
        Route.post(ROOT + "/withdraw", user, this::withdraw).body(Body.REQUIRED));
  }

  private Answer wallet(Call call) {
    WalletReader.View view = reader.view(call.caller().userId(), Optional.empty(), RECENT);
    return Success.of(WalletBody.of(view, valuations.of(open(view))));
  }

  private Answer transactions(Call call) {
    int limit = (int) call.query().integer("limit", DEFAULT_LIMIT, 1, MOST);
    int offset = (int) call.query().integer("offset", 0, 0, Integer.MAX_VALUE);
    Optional<EntryType> type = call.query().find("type").flatMap(EntryType::ofWord);
    History history =
        reader.view(call.caller().userId(), type, new History.Page(limit, offset)).history();
    return Success.of(
        new TransactionsBody(
            history.entries().stream().map(TransactionBody::of).toList(),
            history.total(),
            limit,
            offset));
  }

  private Answer allocation(Call call) {
    String bot = call.path().get("botId");
    WalletReader.View view = reader.view(call.caller().userId(), Optional.empty(), RECENT);
    Allocation allocation =
        open(view).stream()
            .filter(a -> a.bot().instanceId().equals(bot))
            .findFirst()
            .orElseThrow(() -> new WalletRefused(new WalletRefusal.NoAllocation(bot)));
    return Success.of(AllocationBody.of(valuations.of(List.of(allocation)).getFirst()));
  }

  private Answer setBalance(Call call) {
    Requests.Cash asked = call.bodyAs(Requests.Cash.class);
    Cash.Changed changed =
        cash.set(call.caller().userId(), Requests.amount(asked.amount()), key(asked));
    return Success.of(
        "Wallet balance updated", new BalanceBody(changed.balance().decimal(), changed.currency()));
  }

  private Answer deposit(Call call) {
    Requests.Cash asked = call.bodyAs(Requests.Cash.class);
    Cash.Changed changed =
        cash.deposit(
            call.caller().userId(),
            Requests.amount(asked.amount()),
            asked.description().filter(d -> !d.isBlank()).orElse("Deposit"),
            key(asked));
    return Success.of(
        "Deposit successful",
        new DepositBody(changed.balance().decimal(), changed.amount().decimal()));
  }

  private Answer withdraw(Call call) {
    Requests.Cash asked = call.bodyAs(Requests.Cash.class);
    Cash.Changed changed =
        cash.withdraw(
            call.caller().userId(),
            Requests.amount(asked.amount()),
            asked.description().filter(d -> !d.isBlank()).orElse("Withdrawal"),
            key(asked));
    return Success.of(
        "Withdrawal successful",
        new WithdrawalBody(changed.balance().decimal(), changed.amount().decimal()));
  }

  private String key(Requests.Cash asked) {
    return Requests.key(asked.idempotencyKey(), ids::next);
  }

  private static List<Allocation> open(WalletReader.View view) {
    return view.allocations().stream().filter(a -> a.state() == Allocation.State.OPEN).toList();
  }

  private record BalanceBody(BigDecimal balance, String currency) {}

  private record DepositBody(BigDecimal balance, BigDecimal deposited) {}

  private record WithdrawalBody(BigDecimal balance, BigDecimal withdrawn) {}

  private record TransactionsBody(
      List<TransactionBody> transactions, long total, int limit, int offset) {}
}
