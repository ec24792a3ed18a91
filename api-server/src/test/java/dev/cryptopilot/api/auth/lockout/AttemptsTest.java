// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.lockout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.api.auth.TestPeople;
import dev.cryptopilot.api.store.Database;
import dev.cryptopilot.api.store.DatabaseTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

class AttemptsTest {
  private static final Duration QUARTER = Duration.ofMinutes(15);
  private static final AttemptLimit FIVE = new AttemptLimit(5, QUARTER, QUARTER);
  private static final List<AttemptSubject> FORGIVING =
      List.of(AttemptSubject.forgiving("test", "ann", FIVE));
  private static final List<AttemptSubject> STRICT =
      List.of(AttemptSubject.strict("test", "ann", FIVE));

  @DatabaseTest
  void theSixthLocksForAQuarter(Database database) {
    TestPeople people = new TestPeople(database);
    assertThat(allowed(people.attempts, FORGIVING, 20)).isEqualTo(5);
    assertThat(people.attempts.begin(FORGIVING)).contains(QUARTER);

    people.clock.pass(QUARTER);
    assertThat(people.attempts.begin(FORGIVING)).isEmpty();
  }

  @DatabaseTest
  void tryingWhileLockedDoesNotProlongTheLock(Database database) {
    TestPeople people = new TestPeople(database);
    allowed(people.attempts, FORGIVING, 6);
    people.clock.pass(Duration.ofMinutes(10));

    assertThat(people.attempts.begin(FORGIVING)).contains(Duration.ofMinutes(5));
  }

  @DatabaseTest
  void aSuccessForgives(Database database) {
    TestPeople people = new TestPeople(database);
    for (int i = 0; i < 50; i++) {
      assertThat(people.attempts.begin(FORGIVING)).isEmpty();
      people.attempts.succeeded(FORGIVING);
    }
  }

  @DatabaseTest
  void aSuccessBuysNoMoreGuessesWhereItMustNot(Database database) {
    TestPeople people = new TestPeople(database);
    int guesses = 0;
    for (int i = 0; i < 20; i++) {
      // A good account of the guesser's own between any two guesses.
      if (people.attempts.begin(STRICT).isEmpty()) {
        people.attempts.succeeded(STRICT);
      }
      guesses += people.attempts.begin(STRICT).isEmpty() ? 1 : 0;
    }
    assertThat(guesses).isLessThanOrEqualTo(5);
  }

  @DatabaseTest
  void failuresLongAgoDoNotCount(Database database) {
    TestPeople people = new TestPeople(database);
    allowed(people.attempts, STRICT, 5);
    people.clock.pass(QUARTER);

    assertThat(allowed(people.attempts, STRICT, 20)).isEqualTo(5);
  }

  @DatabaseTest
  void aHundredAtOnceGetNoMoreThanAHundredInARow(Database database) throws Exception {
    TestPeople people = new TestPeople(database);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Optional<Duration>>> answers = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        answers.add(threads.submit(() -> people.attempts.begin(FORGIVING)));
      }
      int allowed = 0;
      for (Future<Optional<Duration>> answer : answers) {
        allowed += answer.get().isEmpty() ? 1 : 0;
      }
      assertThat(allowed).isEqualTo(5);
    }
  }

  @DatabaseTest
  void theTableNamesNobodyAndForgets(Database database) {
    TestPeople people = new TestPeople(database);
    people.attempts.begin(FORGIVING);
    String rows =
        database
            .transactions()
            .read(h -> h.select("SELECT * FROM attempts").mapToMap().list().toString());

    assertThat(rows).doesNotContain("ann");
    people.clock.pass(Duration.ofHours(3));
    assertThat(people.attempts.sweep(Duration.ofHours(2))).isEqualTo(1);
  }

  private static int allowed(Attempts attempts, List<AttemptSubject> subjects, int tries) {
    int allowed = 0;
    for (int i = 0; i < tries; i++) {
      allowed += attempts.begin(subjects).isEmpty() ? 1 : 0;
    }
    return allowed;
  }
}
