// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.store;

import dev.cryptopilot.api.account.Currency;
import dev.cryptopilot.api.account.Notifications;
import dev.cryptopilot.api.account.Plan;
import dev.cryptopilot.api.account.Profile;

/** What people chose, and their plans, within one transaction. Every user has a row. */
public interface ProfileRows {

  void insert(String userId, Profile profile);

  Profile of(String userId);

  void setPlace(String userId, String timezone, Currency currency);

  void setNotifications(String userId, Notifications notifications);

  void setPlan(String userId, Plan plan);
}
