// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.api.auth.TestPeople;
import dev.cryptopilot.api.auth.user.User;
import dev.cryptopilot.api.store.Database;
import dev.cryptopilot.api.store.DatabaseTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

class SessionsTest {
  private static final Duration AFTER_GRACE = RefreshPlanner.GRACE.plusSeconds(1);

  @DatabaseTest
  void eachRefreshGivesANewTokenAndTheOldOneEndsItsLife(Database database) {
    TestPeople people = new TestPeople(database);
    String first = open(people);

    String second = refreshed(people, first);
    people.clock.pass(Duration.ofMinutes(13));
    String third = refreshed(people, second);

    assertThat(Set.of(first, second, third)).hasSize(3);
    assertThat(people.sessionEnds.living(people.account("b@example.org").id())).isEmpty();
  }

  @DatabaseTest
  void aStolenOldTokenEndsTheFamilyForThiefAndVictim(Database database) {
    TestPeople people = new TestPeople(database);
    User user = people.account("a@example.org");
    String stolen = open(people, user);
    String victims = refreshed(people, stolen);
    people.clock.pass(AFTER_GRACE);

    assertThat(refresh(people, stolen)).isEqualTo(new RefreshOutcome.Reused(user.id()));
    assertThat(refresh(people, victims)).isInstanceOf(RefreshOutcome.Over.class);
    assertThat(people.sessionEnds.living(user.id())).isEmpty();
  }

  @DatabaseTest
  void aThiefWhoIsFirstIsFoundWhenTheVictimComes(Database database) {
    TestPeople people = new TestPeople(database);
    User user = people.account("a@example.org");
    String token = open(people, user);
    String thiefs = refreshed(people, token);
    people.clock.pass(Duration.ofMinutes(13));

    assertThat(refresh(people, token)).isEqualTo(new RefreshOutcome.Reused(user.id()));
    assertThat(refresh(people, thiefs)).isInstanceOf(RefreshOutcome.Over.class);
  }

  @DatabaseTest
  void otherSessionsOfThePersonLiveOn(Database database) {
    TestPeople people = new TestPeople(database);
    User user = people.account("a@example.org");
    String stolen = open(people, user);
    String other = open(people, user);
    refreshed(people, stolen);
    people.clock.pass(AFTER_GRACE);
    refresh(people, stolen);

    assertThat(refresh(people, other)).isInstanceOf(RefreshOutcome.Refreshed.class);
  }

  @DatabaseTest
  void whoComesTwiceInAMomentGetsTheVerySameToken(Database database) {
    TestPeople people = new TestPeople(database);
    String token = open(people);

    String first = refreshed(people, token);
    people.clock.pass(Duration.ofSeconds(5));
    String again = refreshed(people, token);

    assertThat(again).isEqualTo(first);
    assertThat(refresh(people, first)).isInstanceOf(RefreshOutcome.Refreshed.class);
  }

  @DatabaseTest
  void whatNoLongerHoldsOpensNoSession(Database database) {
    TestPeople people = new TestPeople(database);
    User user = people.account("a@example.org");
    String old = open(people, user);

    assertThat(
            people.sessions.openIf(
                user.id(), TestPeople.BROWSER, Optional.of(old), tables -> false))
        .isEmpty();

    assertThat(people.sessionEnds.living(user.id())).hasSize(1);
    assertThat(refresh(people, old)).isInstanceOf(RefreshOutcome.Refreshed.class);
  }

  @DatabaseTest
  void theGraceForksNoChain(Database database) {
    TestPeople people = new TestPeople(database);
    String token = open(people);
    String victims = refreshed(people, token);
    String thiefs = refreshed(people, token); // within the grace, with a stolen token
    refreshed(people, victims);
    people.clock.pass(AFTER_GRACE);

    assertThat(refresh(people, thiefs)).isInstanceOf(RefreshOutcome.Reused.class);
  }

  @DatabaseTest
  void theGraceEndsWhenTheSuccessorIsUsed(Database database) {
    TestPeople people = new TestPeople(database);
    String token = open(people);
    refreshed(people, refreshed(people, token));

    assertThat(refresh(people, token)).isInstanceOf(RefreshOutcome.Reused.class);
  }

  @DatabaseTest
  void twentyTabsAtOnceEndUpWithOneToken(Database database) throws Exception {
    TestPeople people = new TestPeople(database);
    String token = open(people);
    Set<String> given = new HashSet<>();

    try (ExecutorService tabs = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> answers = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        answers.add(tabs.submit(() -> refreshed(people, token)));
      }
      for (Future<String> answer : answers) {
        given.add(answer.get());
      }
    }

    assertThat(given).hasSize(1);
    assertThat(refresh(people, given.iterator().next()))
        .isInstanceOf(RefreshOutcome.Refreshed.class);
  }

  @DatabaseTest
  void aWeekWithoutRefreshIsTheEnd(Database database) {
    TestPeople people = new TestPeople(database);
    User user = people.account("a@example.org");
    String token = open(people, user);
    people.clock.pass(Sessions.REFRESH_LIFETIME);

    assertThat(refresh(people, token)).isInstanceOf(RefreshOutcome.Over.class);
    assertThat(people.sessionEnds.living(user.id())).isEmpty();
    people.clock.pass(Duration.ofSeconds(1));
    assertThat(people.sessionEnds.sweep()).isEqualTo(1);
    assertThat(refresh(people, token)).isEqualTo(new RefreshOutcome.Unknown());
  }

  @DatabaseTest
  void madeUpTokensAreUnknown(Database database) {
    TestPeople people = new TestPeople(database);
    for (String text : new String[] {"", "x", "' OR 1=1", "x".repeat(100_000)}) {
      assertThat(refresh(people, text)).isEqualTo(new RefreshOutcome.Unknown());
    }
  }

  @DatabaseTest
  void anEndedSessionGivesNoMoreTokens(Database database) {
    TestPeople people = new TestPeople(database);
    User user = people.account("a@example.org");
    String token = open(people, user);
    String id = people.sessionEnds.living(user.id()).getFirst().id();
    User stranger = people.account("b@example.org");

    assertThat(people.sessionEnds.end(stranger.id(), id)).as("by a stranger").isFalse();
    assertThat(refresh(people, token)).isInstanceOf(RefreshOutcome.Refreshed.class);
    assertThat(people.sessionEnds.end(user.id(), id)).isTrue();
    assertThat(people.sessionEnds.end(user.id(), id)).as("twice").isFalse();
    assertThat(refresh(people, token)).isInstanceOf(RefreshOutcome.Over.class);
  }

  @DatabaseTest
  void logoutEndsTheSessionAndTwiceDoesNoHarm(Database database) {
    TestPeople people = new TestPeople(database);
    User user = people.account("a@example.org");
    String token = open(people, user);

    assertThat(people.sessionEnds.logOut(token)).contains(user.id());
    assertThat(people.sessionEnds.logOut(token)).contains(user.id());
    assertThat(people.sessionEnds.logOut("unknown")).isEmpty();
    assertThat(refresh(people, token)).isInstanceOf(RefreshOutcome.Over.class);
  }

  @DatabaseTest
  void signingInReplacesTheBrowsersOldSessionAndNeverContinuesIt(Database database) {
    TestPeople people = new TestPeople(database);
    User attacker = people.account("evil@example.org");
    User victim = people.account("a@example.org");
    String planted = open(people, attacker);

    SignedIn signedIn = people.sessions.open(victim.id(), TestPeople.BROWSER, Optional.of(planted));

    assertThat(signedIn.refresh().text()).isNotEqualTo(planted);
    assertThat(refresh(people, planted)).isInstanceOf(RefreshOutcome.Over.class);
    people.sessions.open(victim.id(), TestPeople.BROWSER, Optional.of("made up"));
    assertThat(refresh(people, "made up")).isEqualTo(new RefreshOutcome.Unknown());
  }

  @DatabaseTest
  void oneSignInElsewhereIsOneSessionHoweverOftenItComes(Database database) {
    TestPeople people = new TestPeople(database);
    User user = people.account("a@example.org");
    SignedIn first = external(people, user, "sign-in-1").orElseThrow();
    SignedIn second = external(people, user, "sign-in-1").orElseThrow();

    assertThat(people.sessionEnds.living(user.id())).hasSize(1);
    assertThat(refresh(people, first.refresh().text()))
        .isInstanceOf(RefreshOutcome.Refreshed.class);
    assertThat(refresh(people, second.refresh().text()))
        .isInstanceOf(RefreshOutcome.Refreshed.class);

    people.sessionEnds.end(user.id(), people.sessionEnds.living(user.id()).getFirst().id());
    assertThat(external(people, user, "sign-in-1")).isEmpty();
    assertThat(external(people, user, "sign-in-2")).isPresent();
  }

  @DatabaseTest
  void theStoreHoldsNoTokenOnlyDigests(Database database) {
    TestPeople people = new TestPeople(database);
    String token = open(people);
    refreshed(people, token);

    String all =
        database
            .transactions()
            .read(
                handle ->
                    handle.select("SELECT * FROM refresh_tokens").mapToMap().list()
                        + ""
                        + handle.select("SELECT * FROM sessions").mapToMap().list());
    assertThat(all).doesNotContain(token).doesNotContain("eyJ");
    assertThat(new RefreshToken(token)).hasToString("RefreshToken[hidden]");
  }

  private static Optional<SignedIn> external(TestPeople people, User user, String key) {
    return people.sessions.openExternal(user.id(), TestPeople.BROWSER, key);
  }

  private static String open(TestPeople people) {
    return open(people, people.account("a@example.org"));
  }

  private static String open(TestPeople people, User user) {
    return people.sessions.open(user.id(), TestPeople.BROWSER, Optional.empty()).refresh().text();
  }

  private static RefreshOutcome refresh(TestPeople people, String token) {
    return people.sessions.refresh(token, TestPeople.BROWSER);
  }

  private static String refreshed(TestPeople people, String token) {
    return ((RefreshOutcome.Refreshed) refresh(people, token)).signedIn().refresh().text();
  }
}
