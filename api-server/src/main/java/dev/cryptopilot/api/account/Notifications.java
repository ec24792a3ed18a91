// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.account;

/** What a person wants to be told, and how often. */
public record Notifications(
    boolean tradeAlerts,
    boolean dailySummary,
    boolean botErrors,
    boolean pushNotifications,
    Frequency frequency) {

  /** How soon. */
  public enum Frequency {
    INSTANT,
    HOURLY,
    DAILY
  }

  /** All mails, no push, at once. */
  public static Notifications initial() {
    return new Notifications(true, true, true, false, Frequency.INSTANT);
  }
}
