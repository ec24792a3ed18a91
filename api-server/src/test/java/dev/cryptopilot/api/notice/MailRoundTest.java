// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import dev.cryptopilot.api.account.Notifications.Frequency;
import dev.cryptopilot.api.config.Environment;
import dev.cryptopilot.api.mail.MailSettings;
import dev.cryptopilot.api.mail.SmtpMailer;
import dev.cryptopilot.api.portfolio.observe.Bots;
import dev.cryptopilot.api.portfolio.observe.Sight;
import dev.cryptopilot.api.portfolio.plan.Aggregation;
import dev.cryptopilot.api.portfolio.plan.Portfolio;
import dev.cryptopilot.api.store.Database;
import dev.cryptopilot.api.store.DatabaseTest;
import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.testing.SettableClock;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** From a bot's status to a mail in the box of a real mail server. */
class MailRoundTest {

  private final GreenMail mails =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private final SettableClock clock = SettableClock.at(Bots.NOW);
  private final List<Bot> bots = new ArrayList<>();
  private Frequency frequency = Frequency.INSTANT;
  private boolean summaries;

  @BeforeEach
  void start() {
    mails.start();
  }

  @AfterEach
  void stop() {
    mails.stop();
  }

  @DatabaseTest
  void aTradeIsMailedOnceHoweverManyServersSeeIt(Database database) {
    bots.add(trading(0));
    round(database);
    assertThat(texts()).isEmpty();

    bots.set(0, trading(1));
    round(database);
    round(database);

    assertThat(texts()).singleElement().asString().contains("Bot one has 1 open and 0 closed");
    assertThat(GreenMailUtil.getAddressList(to())).isEqualTo("a@example.org");
  }

  @DatabaseTest
  void whatHappensBetweenTwoMailsComesInTheNext(Database database) {
    bots.add(trading(0));
    round(database);
    bots.set(0, trading(1));
    round(database);
    bots.set(0, trading(2));
    round(database);
    assertThat(texts()).hasSize(1);

    clock.pass(Duration.ofMinutes(2));
    round(database);

    assertThat(texts()).hasSize(2);
    assertThat(texts().get(1)).contains("2 open");
  }

  @DatabaseTest
  void aMailThatDidNotGoOutIsTriedAgain(Database database) {
    bots.add(trading(0));
    round(database);
    bots.set(0, trading(1));
    SmtpMailer mailer = mailer();
    mails.stop();
    round(database, mailer);

    mails.start();
    clock.pass(Duration.ofMinutes(2));
    round(database);

    assertThat(texts()).singleElement().asString().contains("1 open");
  }

  @DatabaseTest
  void theDailySummaryComesInTheMorningOnceADay(Database database) {
    frequency = Frequency.DAILY;
    summaries = true;
    bots.add(Bots.bot("one", "USD"));
    clock.pass(Duration.ofHours(-6));
    round(database);
    assertThat(texts()).isEmpty();

    clock.pass(Duration.ofHours(6));
    round(database);
    clock.pass(Duration.ofHours(1));
    round(database);

    assertThat(texts())
        .singleElement()
        .asString()
        .contains("Your bots on 2026-11-21: worth 1010.00 USD, profit 10.00 USD (1.00 %)")
        .contains("- one (running): 1010.00 USD, profit 10.00");
  }

  @DatabaseTest
  void nobodyIsMailedWhoseAddressIsNotVerified(Database database) {
    JdbcNoticeStore store = new JdbcNoticeStore(database.transactions());
    store.add(List.of(MailPlannerTest.notice(Notice.Kind.ERROR, "broken")));

    new MailRound(store, owner -> Optional.empty(), mailer(), clock).run();

    assertThat(texts()).isEmpty();
    assertThat(store.waiting()).isEmpty();
  }

  @DatabaseTest
  void ofTwoServersOneTakesWhatWaits(Database database) {
    JdbcNoticeStore store = new JdbcNoticeStore(database.transactions());
    store.add(List.of(MailPlannerTest.notice(Notice.Kind.ERROR, "broken")));
    NoticeStore.Waiting waiting = store.waiting().getFirst();

    assertThat(store.take(waiting, clock.instant())).hasSize(1);
    assertThat(store.take(waiting, clock.instant())).isEmpty();
    store.forget(clock.instant().plusSeconds(1));
    store.add(List.of(MailPlannerTest.notice(Notice.Kind.ERROR, "broken")));
    assertThat(store.waiting()).as("forgotten, so it may be told of again").hasSize(1);
  }

  private void round(Database database) {
    round(database, mailer());
  }

  /** As a server that has just started: it remembers nothing but what is in the store. */
  private void round(Database database, SmtpMailer mailer) {
    NoticeStore store = new JdbcNoticeStore(database.transactions());
    Recipient.Directory recipients =
        owner -> Optional.of(MailPlannerTest.recipient(true, summaries, true, frequency));
    new NoticeRound(() -> List.copyOf(bots), owner -> portfolio(), recipients, store, clock).run();
    new MailRound(store, recipients, mailer, clock).run();
  }

  private Portfolio portfolio() {
    List<Sight> sights = bots.stream().map(bot -> Bots.live(bot, "1010")).toList();
    return Aggregation.of(sights, "USD", Map.of(), clock.instant());
  }

  private SmtpMailer mailer() {
    return new SmtpMailer(
        MailSettings.from(
                new Environment(
                    Map.of(
                        "SMTP_URL", "smtp://127.0.0.1:" + mails.getSmtp().getPort(),
                        "MAIL_FROM", "pilot@example.org",
                        "PUBLIC_API_URL", "https://api.example.org")))
            .orElseThrow());
  }

  private List<String> texts() {
    return List.of(mails.getReceivedMessages()).stream().map(GreenMailUtil::getBody).toList();
  }

  private Address[] to() {
    try {
      return mails.getReceivedMessages()[0].getAllRecipients();
    } catch (MessagingException e) {
      throw new AssertionError(e);
    }
  }

  private static Bot trading(int open) {
    Bot bot =
        Bots.placed(
            "one",
            "USD",
            "{phase: Running, trading: {openTrades: %d, closedTrades: 0}}".formatted(open));
    bot.getMetadata().setUid("uid-one");
    return bot;
  }
}
