// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.mail;

/** Sends e-mail. */
@FunctionalInterface
public interface Mailer {

  /**
   * One mail of plain text. Printing one does not show it: it may hold a secret.
   *
   * @param to an address in its stored form
   */
  record Mail(String to, String subject, String text) {
    @Override
    public String toString() {
      return "Mail[hidden]";
    }
  }

  /**
   * Hands a mail to the mail server.
   *
   * @throws MailNotSent when the server cannot be reached or does not take it
   */
  void send(Mail mail);
}
