// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cryptopilot.api.auth.TestPeople;
import dev.cryptopilot.api.auth.lockout.Attempts;
import dev.cryptopilot.api.auth.password.Argon2Cost;
import dev.cryptopilot.api.auth.password.Passwords;
import dev.cryptopilot.api.auth.store.AuthStore;
import dev.cryptopilot.api.auth.store.AuthTables;
import dev.cryptopilot.api.auth.user.User;
import dev.cryptopilot.api.http.Attribution;
import dev.cryptopilot.api.http.Refused;
import dev.cryptopilot.api.store.Database;
import dev.cryptopilot.api.store.DatabaseTest;
import java.util.Optional;
import java.util.function.Function;

class PasswordRaceTest {

  /** The old password was checked and found right; only then is the new one set. */
  @DatabaseTest
  void aPasswordThatIsChangedDuringALoginOpensNothingAndStaysChanged(Database database) {
    TestPeople people = new TestPeople(database);
    User user = people.account("a@example.org");
    String fresh = people.passwords.hash("another horse 2");
    Attempts attempts = new Attempts(new Meddling(people, user, fresh), people.clock);
    Passwords dearer = new Passwords(new Argon2Cost(128, 1), people.random, 2, 500);
    SignIn signIn = new SignIn(people.store, attempts, dearer, people.sessions, people.clock);

    assertThatThrownBy(
            () ->
                signIn.enter(
                    user.email(),
                    TestPeople.PASSWORD,
                    TestPeople.BROWSER,
                    Optional.empty(),
                    new Attribution()))
        .isInstanceOf(Refused.class);

    assertThat(people.sessionEnds.living(user.id())).isEmpty();
    assertThat(people.reload(user).passwordHash()).contains(fresh);
  }

  /** Sets the new password before the second write: the one after the check. */
  private static final class Meddling implements AuthStore {
    private final TestPeople people;
    private final User user;
    private final String fresh;
    private int writes;

    Meddling(TestPeople people, User user, String fresh) {
      this.people = people;
      this.user = user;
      this.fresh = fresh;
    }

    @Override
    public <T> T write(Function<AuthTables, T> work) {
      writes++;
      if (writes == 2) {
        people.store.writeOnly(tables -> tables.users().setPassword(user.id(), Optional.of(fresh)));
      }
      return people.store.write(work);
    }

    @Override
    public <T> T read(Function<AuthTables, T> work) {
      return people.store.read(work);
    }
  }
}
