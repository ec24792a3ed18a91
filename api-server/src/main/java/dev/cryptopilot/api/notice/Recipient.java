// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.notice;

import dev.cryptopilot.api.account.Notifications;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Somebody who may get mails.
 *
 * @param address that the person has shown to be theirs
 * @param zone in which a day begins and ends
 */
public record Recipient(String address, Notifications wishes, ZoneId zone) {

  /** Where they are looked up. */
  @FunctionalInterface
  public interface Directory {

    /** Empty for somebody without an account or a verified address. */
    Optional<Recipient> of(String owner);
  }

  boolean wants(Notice.Kind kind) {
    return switch (kind) {
      case TRADE -> wishes.tradeAlerts();
      case ERROR -> wishes.botErrors();
      case SUMMARY -> wishes.dailySummary();
    };
  }
}
