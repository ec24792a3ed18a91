// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.account;

import dev.cryptopilot.api.auth.user.User;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** A profile as the web client reads it. */
record ProfileView(
    String id,
    String username,
    String email,
    String displayName,
    String avatar,
    String timezone,
    Currency preferredCurrency,
    boolean emailVerified,
    boolean twoFactorEnabled,
    String authProvider,
    boolean hasPassword,
    PaperWallets.PaperWallet paperWallet,
    Subscription subscription,
    NotificationsView notificationPreferences,
    Instant createdAt,
    Instant lastLogin) {

  record Subscription(
      String plan, int maxBots, BigDecimal maxWalletSize, Optional<Instant> expiresAt) {}

  static ProfileView of(Account account, Plan plan, PaperWallets.PaperWallet wallet) {
    User user = account.user();
    Profile profile = account.profile();
    return new ProfileView(
        user.id(),
        user.username(),
        user.email().text(),
        user.displayName(),
        user.avatar(),
        profile.timezone(),
        profile.preferredCurrency(),
        user.emailVerified(),
        false,
        account.authProvider(),
        user.passwordHash().isPresent(),
        wallet,
        new Subscription(
            plan.kind().name().toLowerCase(Locale.ROOT),
            plan.maxBots(),
            plan.maxWalletSize(),
            plan.expiresAt()),
        NotificationsView.of(profile.notifications()),
        user.createdAt(),
        user.lastLoginAt());
  }
}
