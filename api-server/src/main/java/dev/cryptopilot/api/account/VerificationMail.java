// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.account;

import dev.cryptopilot.api.auth.user.User;
import dev.cryptopilot.api.mail.Mailer;

/**
 * The mail with the secret. It holds no text of the account, which a stranger may have made.
 *
 * @param publicUrl of this server, without a slash at the end
 */
public record VerificationMail(Mailer mailer, String publicUrl) {

  void send(User user, String secret) {
    String text =
        """
        Somebody made a Crypto Pilot account with this e-mail address.

        If it was you, open this page and confirm:

        %s/api/account/verify-email?token=%s

        The link is good for 24 hours. If it was not you, do nothing: the account stays unverified.
        """
            .formatted(publicUrl, secret);
    mailer.send(new Mailer.Mail(user.email().text(), "Confirm your e-mail address", text));
  }
}
