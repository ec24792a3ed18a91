// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.mail;

/** The mail server could not be reached, or did not take the mail. */
public final class MailNotSent extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public MailNotSent(Throwable cause) {
    super("the mail server did not take a mail", cause);
  }
}
