// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.mail;

import org.simplejavamail.MailException;
import org.simplejavamail.api.email.Email;
import org.simplejavamail.api.mailer.config.TransportStrategy;
import org.simplejavamail.email.EmailBuilder;
import org.simplejavamail.mailer.MailerBuilder;

/** {@link Mailer} over SMTP. */
public final class SmtpMailer implements Mailer {
  private static final int TIMEOUT_MS = 10_000;

  private final MailSettings settings;
  private final org.simplejavamail.api.mailer.Mailer mailer;

  public SmtpMailer(MailSettings settings) {
    this.settings = settings;
    this.mailer =
        MailerBuilder.withSMTPServer(
                settings.host(),
                settings.port(),
                settings.login().map(MailSettings.Login::user).orElse(null),
                settings.login().map(MailSettings.Login::password).orElse(null))
            .withTransportStrategy(strategy(settings.encryption()))
            .withSessionTimeout(TIMEOUT_MS)
            .buildMailer();
  }

  @Override
  public void send(Mail mail) {
    Email email =
        EmailBuilder.startingBlank()
            .from("Crypto Pilot", settings.from())
            .to(mail.to())
            .withSubject(mail.subject())
            .withPlainText(mail.text())
            .buildEmail();
    try {
      mailer.sendMail(email, false).join();
    } catch (MailException e) {
      throw new MailNotSent(e);
    }
  }

  private static TransportStrategy strategy(MailSettings.Encryption encryption) {
    return switch (encryption) {
      case TLS -> TransportStrategy.SMTPS;
      case STARTTLS -> TransportStrategy.SMTP_TLS;
      case NONE -> TransportStrategy.SMTP;
    };
  }
}
