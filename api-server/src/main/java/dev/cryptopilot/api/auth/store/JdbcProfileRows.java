// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.store;

import dev.cryptopilot.api.account.Currency;
import dev.cryptopilot.api.account.Notifications;
import dev.cryptopilot.api.account.Plan;
import dev.cryptopilot.api.account.Profile;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** {@link ProfileRows} in the database. */
record JdbcProfileRows(Handle handle) implements ProfileRows {

  @Override
  public void insert(String userId, Profile profile) {
    Update insert =
        handle.createUpdate(
            "INSERT INTO profiles (user_id, timezone, preferred_currency, plan, max_bots,"
                + " max_wallet_size, plan_expires_at, trade_alerts, daily_summary, bot_errors,"
                + " push_notifications, notification_frequency) VALUES (:user, :timezone,"
                + " :currency, :plan, :bots, :wallet, :expires, :trades, :summary, :errors, :push,"
                + " :frequency)");
    insert.bind("timezone", profile.timezone()).bind("currency", profile.preferredCurrency());
    bindPlan(insert, profile.plan());
    bindNotifications(insert, profile.notifications());
    insert.bind("user", userId).execute();
  }

  @Override
  public Profile of(String userId) {
    return handle
        .select("SELECT * FROM profiles WHERE user_id = ?", userId)
        .map((r, c) -> profile(r))
        .one();
  }

  @Override
  public void setPlace(String userId, String timezone, Currency currency) {
    handle.execute(
        "UPDATE profiles SET timezone = ?, preferred_currency = ? WHERE user_id = ?",
        timezone,
        currency.name(),
        userId);
  }

  @Override
  public void setNotifications(String userId, Notifications notifications) {
    Update update =
        handle.createUpdate(
            "UPDATE profiles SET trade_alerts = :trades, daily_summary = :summary,"
                + " bot_errors = :errors, push_notifications = :push,"
                + " notification_frequency = :frequency WHERE user_id = :user");
    bindNotifications(update, notifications);
    update.bind("user", userId).execute();
  }

  @Override
  public void setPlan(String userId, Plan plan) {
    Update update =
        handle.createUpdate(
            "UPDATE profiles SET plan = :plan, max_bots = :bots, max_wallet_size = :wallet,"
                + " plan_expires_at = :expires WHERE user_id = :user");
    bindPlan(update, plan);
    update.bind("user", userId).execute();
  }

  private static void bindPlan(Update update, Plan plan) {
    update
        .bind("plan", lower(plan.kind()))
        .bind("bots", plan.maxBots())
        .bind("wallet", plan.maxWalletSize())
        .bind("expires", plan.expiresAt());
  }

  private static void bindNotifications(Update update, Notifications notifications) {
    update
        .bind("trades", notifications.tradeAlerts())
        .bind("summary", notifications.dailySummary())
        .bind("errors", notifications.botErrors())
        .bind("push", notifications.pushNotifications())
        .bind("frequency", lower(notifications.frequency()));
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }

  private static String upper(ResultSet row, String column) throws SQLException {
    return row.getString(column).toUpperCase(Locale.ROOT);
  }

  private static Profile profile(ResultSet row) throws SQLException {
    return new Profile(
        row.getString("timezone"),
        Currency.valueOf(row.getString("preferred_currency")),
        new Plan(
            Plan.Kind.valueOf(upper(row, "plan")),
            row.getInt("max_bots"),
            row.getBigDecimal("max_wallet_size"),
            InstantColumn.ifSet(row, "plan_expires_at")),
        new Notifications(
            row.getBoolean("trade_alerts"),
            row.getBoolean("daily_summary"),
            row.getBoolean("bot_errors"),
            row.getBoolean("push_notifications"),
            Notifications.Frequency.valueOf(upper(row, "notification_frequency"))));
  }
}
