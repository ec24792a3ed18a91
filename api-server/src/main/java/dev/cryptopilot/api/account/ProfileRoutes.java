// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.account;

import dev.cryptopilot.api.auth.user.User;
import dev.cryptopilot.api.http.Access;
import dev.cryptopilot.api.http.Answer;
import dev.cryptopilot.api.http.Body;
import dev.cryptopilot.api.http.Call;
import dev.cryptopilot.api.http.Route;
import dev.cryptopilot.api.http.Tier;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Profile and notifications. */
public final class ProfileRoutes {
  private static final Access MINE = new Access.User();

  private final AccountService accounts;
  private final Plans plans;
  private final PaperWallets wallets;

  public ProfileRoutes(AccountService accounts, Plans plans, PaperWallets wallets) {
    this.accounts = accounts;
    this.plans = plans;
    this.wallets = wallets;
  }

  public List<Route> routes() {
    return List.of(
        Route.get("/api/account/profile", MINE, this::profile),
        Route.put("/api/account/profile", MINE, this::change).body(Body.REQUIRED),
        Route.put("/api/account/notifications", MINE, this::notifications).body(Body.REQUIRED),
        Route.get("/api/users/profile", MINE, this::flat).tier(Tier.B),
        Route.get("/api/users/me", MINE, this::me).tier(Tier.C),
        Route.get("/api/auth/me", MINE, this::me).tier(Tier.C));
  }

  private record Changed(
      String displayName, String timezone, Currency preferredCurrency, String avatar) {}

  private record Flat(
      String id,
      String username,
      String email,
      String avatar,
      Instant createdAt,
      BigDecimal paperBalance) {}

  private record Me(String id, String name, String email, String avatar) {}

  private Answer profile(Call call) {
    String id = call.caller().userId();
    ProfileView view = ProfileView.of(accounts.of(id), plans.of(id), wallets.of(id));
    return Answer.ok(Map.of("success", true, "data", view));
  }

  private Answer change(Call call) {
    Account now = accounts.change(call.caller().userId(), call.bodyAs(ProfileChange.class));
    Changed changed =
        new Changed(
            now.user().displayName(),
            now.profile().timezone(),
            now.profile().preferredCurrency(),
            now.user().avatar());
    return Answer.ok(Map.of("success", true, "message", "Profile saved.", "data", changed));
  }

  private Answer notifications(Call call) {
    String id = call.caller().userId();
    Notifications wanted =
        call.bodyAs(NotificationsView.class).over(accounts.of(id).profile().notifications());
    accounts.change(id, wanted);
    return Answer.ok(
        Map.of(
            "success",
            true,
            "message",
            "Notification settings saved.",
            "data",
            NotificationsView.of(wanted)));
  }

  private Answer flat(Call call) {
    User user = accounts.of(call.caller().userId()).user();
    return Answer.ok(
        new Flat(
            user.id(),
            user.username(),
            user.email().text(),
            user.avatar(),
            user.createdAt(),
            wallets.of(user.id()).balance()));
  }

  private Answer me(Call call) {
    User user = accounts.of(call.caller().userId()).user();
    Me me = new Me(user.id(), user.displayName(), user.email().text(), user.avatar());
    return Answer.ok(Map.of("success", true, "user", me));
  }
}
