// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.api.auth.Role;
import dev.cryptopilot.api.auth.Roles;
import dev.cryptopilot.api.auth.TestPeople;
import dev.cryptopilot.api.auth.email.EmailAddress;
import dev.cryptopilot.api.auth.firebase.FirebaseIdentity;
import dev.cryptopilot.api.auth.session.RefreshOutcome;
import dev.cryptopilot.api.auth.token.TokenProblem;
import dev.cryptopilot.api.auth.user.User;
import dev.cryptopilot.api.store.Database;
import dev.cryptopilot.api.store.DatabaseTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

class FirebasePeopleTest {

  @DatabaseTest
  void somebodyNewGetsAnAccountOnTheFlyAndOnlyOne(Database database) {
    TestPeople people = new TestPeople(database);
    User first = found(people, verified("uid-1", "ann@example.org"));
    User second = found(people, verified("uid-1", "ann@example.org"));

    assertThat(second.id()).isEqualTo(first.id()).matches("[0-9a-f]{24}");
    assertThat(first.email().text()).isEqualTo("ann@example.org");
    assertThat(first.emailVerified()).isTrue();
    assertThat(first.passwordHash()).isEmpty();
    assertThat(first.displayName()).isEqualTo("Ann");
  }

  @DatabaseTest
  void twentyFirstRequestsAtOnceMakeOneAccount(Database database) throws Exception {
    TestPeople people = new TestPeople(database);
    Set<String> ids = new HashSet<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<User>> answers = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        answers.add(threads.submit(() -> found(people, verified("uid-1", "ann@example.org"))));
      }
      for (Future<User> answer : answers) {
        ids.add(answer.get().id());
      }
    }
    assertThat(ids).hasSize(1);
  }

  @DatabaseTest
  void twoVerifiedOwnersOfOneAddressAreOnePerson(Database database) {
    TestPeople people = new TestPeople(database);
    User local = people.account("ann@example.org");
    people.store.writeOnly(tables -> tables.users().setVerified(local.id()));

    User linked = found(people, verified("uid-1", "ann@example.org"));

    assertThat(linked.id()).isEqualTo(local.id());
    assertThat(linked.passwordHash()).as("the password stays").isPresent();
  }

  @DatabaseTest
  void whoRegisteredAheadOfTheOwnerLosesTheAccount(Database database) {
    TestPeople people = new TestPeople(database);
    User squatted = people.account("ann@example.org");
    String squatters =
        people.sessions.open(squatted.id(), TestPeople.BROWSER, Optional.empty()).refresh().text();

    User owner = found(people, verified("uid-1", "ann@example.org"));

    assertThat(owner.id()).isEqualTo(squatted.id());
    assertThat(owner.passwordHash()).isEmpty();
    assertThat(owner.emailVerified()).isTrue();
    assertThat(people.sessions.refresh(squatters, TestPeople.BROWSER))
        .isInstanceOf(RefreshOutcome.Over.class);
  }

  @DatabaseTest
  void anIdentityThatSquattedIsRemovedToo(Database database) {
    TestPeople people = new TestPeople(database);
    User squatted = found(people, unverified("evil", "ann@example.org"));
    User owner = found(people, verified("uid-1", "ann@example.org"));

    assertThat(owner.id()).isEqualTo(squatted.id());
    assertThat(people.firebasePeople.find(unverified("evil", "ann@example.org")))
        .isEqualTo(new PersonCheck.Refused(TokenProblem.EMAIL_TAKEN));
  }

  @DatabaseTest
  void anAddressThatIsNotVerifiedJoinsNothing(Database database) {
    TestPeople people = new TestPeople(database);
    people.account("ann@example.org");

    assertThat(people.firebasePeople.find(unverified("uid-1", "ann@example.org")))
        .isEqualTo(new PersonCheck.Refused(TokenProblem.EMAIL_TAKEN));
  }

  @DatabaseTest
  void anOwnAddressVerifiedLaterIsVerifiedHereToo(Database database) {
    TestPeople people = new TestPeople(database);
    User before = found(people, unverified("uid-1", "ann@example.org"));
    User after = found(people, verified("uid-1", "ann@example.org"));

    assertThat(before.emailVerified()).isFalse();
    assertThat(after.emailVerified()).isTrue();
    assertThat(after.id()).isEqualTo(before.id());
  }

  @DatabaseTest
  void closedMeansClosedForGoogleAsWell(Database database) {
    TestPeople people = new TestPeople(database);
    FirebasePeople closed = new FirebasePeople(people.store, false, people.ids, people.clock);
    User known = found(people, verified("uid-1", "ann@example.org"));

    assertThat(closed.find(verified("uid-2", "bob@example.org")))
        .isEqualTo(new PersonCheck.Refused(TokenProblem.SIGN_UP_CLOSED));
    assertThat(closed.find(verified("uid-1", "ann@example.org")))
        .isEqualTo(new PersonCheck.Found(known));
  }

  @DatabaseTest
  void withoutAnAddressThereIsNoAccount(Database database) {
    TestPeople people = new TestPeople(database);
    FirebaseIdentity anonymous = identity("uid-1", Optional.empty(), false);

    assertThat(people.firebasePeople.find(anonymous))
        .isEqualTo(new PersonCheck.Refused(TokenProblem.NO_EMAIL));
  }

  @DatabaseTest
  void theAllowListCountsForVerifiedAddressesOnly(Database database) {
    TestPeople people = new TestPeople(database);
    Roles roles = new Roles(Set.of(TestPeople.email("root@example.org")));
    User squatter = people.account("root@example.org");
    assertThat(roles.of(squatter, false)).containsExactly(Role.USER);

    User owner = found(people, verified("uid-1", "root@example.org"));
    assertThat(roles.of(owner, false)).contains(Role.ADMIN);
    User other = found(people, verified("uid-2", "ann@example.org"));
    assertThat(roles.of(other, false)).containsExactly(Role.USER);
    assertThat(roles.of(other, true)).as("by the signed claim").contains(Role.ADMIN);
  }

  private static User found(TestPeople people, FirebaseIdentity identity) {
    return ((PersonCheck.Found) people.firebasePeople.find(identity)).user();
  }

  private static FirebaseIdentity verified(String uid, String email) {
    return identity(uid, EmailAddress.parse(email), true);
  }

  private static FirebaseIdentity unverified(String uid, String email) {
    return identity(uid, EmailAddress.parse(email), false);
  }

  private static FirebaseIdentity identity(
      String uid, Optional<EmailAddress> email, boolean verified) {
    Instant signedIn = Instant.parse("2026-11-21T11:00:00Z");
    return new FirebaseIdentity(
        "https://issuer.example",
        uid,
        email,
        verified,
        "Ann",
        "",
        "google.com",
        false,
        signedIn,
        signedIn.plusSeconds(3600));
  }
}
