// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.notice;

import java.time.Instant;

/**
 * Something a person may want a mail about.
 *
 * @param event the same for the same thing, whoever sees it and how often
 * @param owner user id
 * @param subject what it is about, such as the uid of a bot
 * @param text one sentence, or a paragraph for a summary
 */
public record Notice(
    String event, String owner, String subject, Kind kind, String text, Instant at) {

  /** As the account page names them. */
  public enum Kind {
    /** A trade began or ended. */
    TRADE,
    /** A bot does not do what it should. */
    ERROR,
    /** What all bots are worth, once a day. */
    SUMMARY
  }
}
