// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.notice;

import dev.cryptopilot.api.mail.Mailer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** When somebody gets a mail, and what stands in it. Pure. */
final class MailPlanner {

  /** Daily mails come from this time of the person's day on. */
  private static final LocalTime MORNING = LocalTime.of(8, 0);

  /** A bot that trades all the time fills one mail a minute, not a hundred. */
  private static final Duration INSTANT_SPACE = Duration.ofMinutes(1);

  private static final int MOST = 100;

  private MailPlanner() {}

  /** Whether the next mail may go out now. */
  static boolean isDue(Recipient recipient, Instant last, Instant now) {
    return switch (recipient.wishes().frequency()) {
      case INSTANT -> !now.isBefore(last.plus(INSTANT_SPACE));
      case HOURLY -> !now.isBefore(last.plus(Duration.ofHours(1)));
      case DAILY ->
          isMorning(recipient, now)
              && last.atZone(recipient.zone())
                  .toLocalDate()
                  .isBefore(now.atZone(recipient.zone()).toLocalDate());
    };
  }

  /** Whether the person's day has come to the hour of daily mails. */
  static boolean isMorning(Recipient recipient, Instant now) {
    ZonedDateTime there = now.atZone(recipient.zone());
    return !there.toLocalTime().isBefore(MORNING);
  }

  /** One mail with all that the person wants; empty when they want nothing of it. */
  static Optional<Mailer.Mail> mail(Recipient recipient, List<Notice> notices) {
    List<Notice> wanted =
        notices.stream()
            .filter(notice -> recipient.wants(notice.kind()))
            .sorted(Comparator.comparing(Notice::at).thenComparing(Notice::event))
            .toList();
    if (wanted.isEmpty()) {
      return Optional.empty();
    }
    String more = wanted.size() > MOST ? "\n\n… and " + (wanted.size() - MOST) + " more." : "";
    String text =
        wanted.stream().limit(MOST).map(Notice::text).collect(Collectors.joining("\n\n"))
            + more
            + "\n\nYou choose in your account which of these mails you get.\n";
    return Optional.of(new Mailer.Mail(recipient.address(), subject(wanted), text));
  }

  private static String subject(List<Notice> wanted) {
    boolean bad = wanted.stream().anyMatch(notice -> notice.kind() == Notice.Kind.ERROR);
    return bad ? "Crypto Pilot: a bot needs you" : "Crypto Pilot: news of your bots";
  }
}
