// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.account;

/** The three faces of the page behind the link in the mail. */
final class VerificationPage {
  private static final String FRAME =
      """
      <!doctype html>
      <html lang="en"><meta charset="utf-8"><meta name="referrer" content="no-referrer">
      <meta name="viewport" content="width=device-width"><title>Crypto Pilot</title>
      <h1>Crypto Pilot</h1>
      %s
      </html>
      """;

  private VerificationPage() {}

  /**
   * Asks for the press of a button.
   *
   * @param token known to be good, so it has letters, digits, - and _ only
   */
  static String ask(String token) {
    return FRAME.formatted(
        """
        <p>Is this your e-mail address, and did you make the account?</p>
        <form method="get"><input type="hidden" name="token" value="%s">
        <button name="confirm" value="yes">Yes, confirm</button></form>"""
            .formatted(token));
  }

  static String done() {
    return FRAME.formatted("<p>Your e-mail address is verified. You can close this page.</p>");
  }

  static String invalid() {
    return FRAME.formatted(
        "<p>This link is not valid any more. Please ask for a new e-mail in your account.</p>");
  }
}
