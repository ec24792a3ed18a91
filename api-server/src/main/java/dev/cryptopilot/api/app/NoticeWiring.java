// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.app;

import dev.cryptopilot.api.bots.BotDirectory;
import dev.cryptopilot.api.config.Environment;
import dev.cryptopilot.api.mail.MailSettings;
import dev.cryptopilot.api.mail.SmtpMailer;
import dev.cryptopilot.api.notice.JdbcNoticeStore;
import dev.cryptopilot.api.notice.MailRound;
import dev.cryptopilot.api.notice.NoticeRound;
import dev.cryptopilot.api.notice.NoticeStore;
import dev.cryptopilot.api.notice.Recipient;
import dev.cryptopilot.api.portfolio.Portfolios;
import dev.cryptopilot.api.store.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Builds what mails people about their bots; nothing at all while mail is off. */
final class NoticeWiring implements AutoCloseable {

  private static final Duration EVERY = Duration.ofSeconds(15);

  private final Optional<Runnable> rounds;
  private final Chores chores = new Chores("notices");

  NoticeWiring(
      Environment environment,
      BotDirectory bots,
      Portfolios portfolios,
      Recipient.Directory recipients,
      Transactions transactions,
      Clock clock) {
    NoticeStore store = new JdbcNoticeStore(transactions);
    this.rounds =
        MailSettings.from(environment)
            .map(
                settings -> {
                  NoticeRound look =
                      new NoticeRound(bots::all, portfolios::heard, recipients, store, clock);
                  MailRound mail =
                      new MailRound(store, recipients, new SmtpMailer(settings), clock);
                  return () -> {
                    look.run();
                    mail.run();
                  };
                });
  }

  void start() {
    rounds.ifPresent(work -> chores.every(EVERY, work));
  }

  @Override
  public void close() {
    chores.close();
  }
}
