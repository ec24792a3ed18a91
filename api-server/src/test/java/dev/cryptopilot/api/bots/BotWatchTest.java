// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.bots;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BotWatchTest {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final SettableClock clock = SettableClock.standing();
  private final Instant start = clock.instant();
  private Optional<Bot> there = Optional.empty();
  private final BotWatch watch = new BotWatch(name -> there, PATIENCE, clock, clock::pass);

  @Test
  void aBotThatIsAsItShouldBeIsNotWaitedFor() {
    there = Optional.of(new Bot());
    assertThat(watch.await("b", Instant.MAX, Optional::isPresent)).isEqualTo(there);
    assertThat(clock.instant()).isEqualTo(start);
  }

  @Test
  void aBotThatBecomesAsItShouldBeIsSeenAtTheNextLook() {
    Optional<Bot> later = Optional.of(new Bot());
    assertThat(seeingNext(later).await("b", Instant.MAX, Optional::isPresent)).isEqualTo(later);
    assertThat(clock.instant()).isBefore(start.plus(PATIENCE));
  }

  @Test
  void patienceEnds() {
    assertThat(watch.await("b", Instant.MAX, bot -> false)).isEmpty();
    assertThat(clock.instant()).isEqualTo(start.plus(PATIENCE));
  }

  @Test
  void theDeadlineEndsItEarlier() {
    Instant deadline = start.plusMillis(500);
    assertThat(watch.await("b", deadline, bot -> false)).isEmpty();
    assertThat(clock.instant()).isEqualTo(deadline);
  }

  @Test
  void aDeletedBotIsWaitedForUntilItIsSeenNoMore() {
    Bot deleted = bot("first");
    there = Optional.of(deleted);
    seeingNext(Optional.empty()).gone(deleted, Instant.MAX);
    assertThat(there).isEmpty();
    assertThat(clock.instant()).isAfter(start).isBefore(start.plus(PATIENCE));
  }

  @Test
  void anotherBotOfTheSameNameIsNotTheDeletedOne() {
    there = Optional.of(bot("second"));
    watch.gone(bot("first"), Instant.MAX);
    assertThat(clock.instant()).isEqualTo(start);
  }

  @Test
  void aChangedBotIsWaitedForUntilTheChangeIsSeen() {
    there = Optional.of(bot("first", 1));
    Bot written = bot("first", 2);
    seeingNext(Optional.of(written)).caughtUp(written);
    assertThat(there).contains(written);
    assertThat(clock.instant()).isAfter(start).isBefore(start.plus(PATIENCE));
  }

  @Test
  void somethingNewerWillDo() {
    there = Optional.of(bot("first", 3));
    watch.caughtUp(bot("first", 2));
    there = Optional.of(bot("second", 1));
    watch.caughtUp(bot("first", 2));
    assertThat(clock.instant()).isEqualTo(start);
  }

  private BotWatch seeingNext(Optional<Bot> later) {
    return new BotWatch(
        name -> there,
        PATIENCE,
        clock,
        time -> {
          clock.pass(time);
          there = later;
        });
  }

  private static Bot bot(String uid) {
    return bot(uid, 1);
  }

  private static Bot bot(String uid, long generation) {
    Bot bot = new Bot();
    bot.getMetadata().setGeneration(generation);
    bot.getMetadata().setName("b");
    bot.getMetadata().setUid(uid);
    return bot;
  }

  @Test
  void anInterruptEndsItAndStaysSet() {
    Thread.currentThread().interrupt();
    watch.await("b", Instant.MAX, bot -> false);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(clock.instant()).isBefore(start.plus(PATIENCE));
  }
}
