// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.account;

/** What a person chose, and their plan. */
public record Profile(
    String timezone, Currency preferredCurrency, Plan plan, Notifications notifications) {

  /** What a new account begins with. */
  public static Profile initial() {
    return new Profile("UTC", Currency.USD, Plan.free(), Notifications.initial());
  }
}
