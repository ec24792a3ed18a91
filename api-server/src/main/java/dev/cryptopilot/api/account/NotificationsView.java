// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.account;

import java.util.Locale;
import java.util.Optional;

/** Notifications as the web client reads and writes them; absent fields stay as they are. */
record NotificationsView(
    Optional<Emails> emailNotifications,
    Optional<Boolean> pushNotifications,
    Optional<String> notificationFrequency) {

  record Emails(
      Optional<Boolean> tradeAlerts, Optional<Boolean> dailySummary, Optional<Boolean> botErrors) {
    static Emails none() {
      return new Emails(Optional.empty(), Optional.empty(), Optional.empty());
    }
  }

  static NotificationsView of(Notifications n) {
    return new NotificationsView(
        Optional.of(
            new Emails(
                Optional.of(n.tradeAlerts()),
                Optional.of(n.dailySummary()),
                Optional.of(n.botErrors()))),
        Optional.of(n.pushNotifications()),
        Optional.of(n.frequency().name().toLowerCase(Locale.ROOT)));
  }

  /** These wishes over what held before. */
  Notifications over(Notifications before) {
    Emails emails = emailNotifications.orElseGet(Emails::none);
    return new Notifications(
        emails.tradeAlerts().orElse(before.tradeAlerts()),
        emails.dailySummary().orElse(before.dailySummary()),
        emails.botErrors().orElse(before.botErrors()),
        pushNotifications.orElse(before.pushNotifications()),
        notificationFrequency
            .map(text -> Notifications.Frequency.valueOf(text.toUpperCase(Locale.ROOT)))
            .orElse(before.frequency()));
  }
}
