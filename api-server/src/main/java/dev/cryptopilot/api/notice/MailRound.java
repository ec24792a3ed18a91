// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.notice;

import dev.cryptopilot.api.mail.MailNotSent;
import dev.cryptopilot.api.mail.Mailer;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Mails what waits to whom it is due. A server that dies between taking notices and sending their
 * mail loses that mail; none is sent twice.
 */
public final class MailRound implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(MailRound.class);

  private final NoticeStore store;
  private final Recipient.Directory recipients;
  private final Mailer mailer;
  private final Clock clock;

  public MailRound(NoticeStore store, Recipient.Directory recipients, Mailer mailer, Clock clock) {
    this.store = store;
    this.recipients = recipients;
    this.mailer = mailer;
    this.clock = clock;
  }

  @Override
  public void run() {
    Instant now = clock.instant();
    for (NoticeStore.Waiting waiting : store.waiting()) {
      Optional<Recipient> recipient = recipients.of(waiting.owner());
      if (recipient.isEmpty()) {
        // Nobody there to write to: it waits for nothing.
        List<Notice> unused = store.take(waiting, now);
        LOG.debug("{} notices of {} are for nobody", unused.size(), waiting.owner());
      } else if (MailPlanner.isDue(recipient.get(), waiting.last(), now)) {
        send(waiting, recipient.get(), now);
      }
    }
  }

  private void send(NoticeStore.Waiting waiting, Recipient recipient, Instant now) {
    List<Notice> taken = store.take(waiting, now);
    try {
      MailPlanner.mail(recipient, taken).ifPresent(mailer::send);
    } catch (MailNotSent e) {
      store.putBack(taken);
      LOG.warn("a mail to user {} did not go out and is tried again", waiting.owner(), e);
    }
  }
}
