// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.api.account.Notifications;
import dev.cryptopilot.api.account.Notifications.Frequency;
import dev.cryptopilot.api.mail.Mailer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailPlannerTest {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "INSTANT, 2026-11-21T11:59:01Z, 2026-11-21T12:00:00Z, false",
    "INSTANT, 2026-11-21T11:59:00Z, 2026-11-21T12:00:00Z, true",
    "HOURLY, 2026-11-21T11:00:01Z, 2026-11-21T12:00:00Z, false",
    "HOURLY, 2026-11-21T11:00:00Z, 2026-11-21T12:00:00Z, true",
    // Berlin is an hour ahead: its morning begins at 07:00 UTC.
    "DAILY, 2026-11-20T07:00:00Z, 2026-11-21T06:59:59Z, false",
    "DAILY, 2026-11-20T07:00:00Z, 2026-11-21T07:00:00Z, true",
    "DAILY, 2026-11-21T07:00:00Z, 2026-11-21T22:59:59Z, false",
    "DAILY, 2026-11-20T23:30:00Z, 2026-11-21T12:00:00Z, false",
    "DAILY, 1970-01-01T00:00:00Z, 2026-11-21T12:00:00Z, true"
  })
  void aMailIsDueAsOftenAsThePersonChose(
      Frequency frequency, Instant last, Instant now, boolean due) {
    assertThat(MailPlanner.isDue(recipient(true, true, true, frequency), last, now)).isEqualTo(due);
  }

  @Test
  void aMailHasWhatThePersonWantsAndNothingElse() {
    List<Notice> all =
        List.of(
            notice(Notice.Kind.TRADE, "a trade"),
            notice(Notice.Kind.ERROR, "an error"),
            notice(Notice.Kind.SUMMARY, "a summary"));

    Mailer.Mail errors =
        MailPlanner.mail(recipient(false, false, true, Frequency.INSTANT), all).orElseThrow();
    Mailer.Mail trades =
        MailPlanner.mail(recipient(true, false, false, Frequency.INSTANT), all).orElseThrow();

    assertThat(errors.to()).isEqualTo("a@example.org");
    assertThat(errors.subject()).isEqualTo("Crypto Pilot: a bot needs you");
    assertThat(errors.text()).startsWith("an error\n").doesNotContain("trade", "summary");
    assertThat(trades.subject()).isEqualTo("Crypto Pilot: news of your bots");
    assertThat(MailPlanner.mail(recipient(false, false, false, Frequency.INSTANT), all)).isEmpty();
  }

  @Test
  void aHundredNoticesAreOneMailAndMoreAreCounted() {
    List<Notice> many =
        IntStream.range(0, 103).mapToObj(i -> notice(Notice.Kind.TRADE, "trade " + i)).toList();

    Mailer.Mail mail =
        MailPlanner.mail(recipient(true, true, true, Frequency.INSTANT), many).orElseThrow();

    assertThat(mail.text()).contains("… and 3 more.");
  }

  static Recipient recipient(boolean trades, boolean summary, boolean errors, Frequency frequency) {
    return new Recipient(
        "a@example.org",
        new Notifications(trades, summary, errors, false, frequency),
        ZoneId.of("Europe/Berlin"));
  }

  static Notice notice(Notice.Kind kind, String text) {
    return new Notice(kind + "/" + text, "alice", "bot-1", kind, text, NOW);
  }
}
