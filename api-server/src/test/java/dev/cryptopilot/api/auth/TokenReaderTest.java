// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.api.auth.firebase.FirebaseTokens;
import dev.cryptopilot.api.auth.token.PresentedToken;
import dev.cryptopilot.api.auth.token.TokenKind;
import dev.cryptopilot.api.auth.token.TokenProblem;
import dev.cryptopilot.api.auth.token.TokenReading;
import dev.cryptopilot.api.auth.user.User;
import dev.cryptopilot.api.store.Database;
import dev.cryptopilot.api.store.DatabaseTest;
import java.util.Set;

/** A signature is worked out once; all else about a person is looked up for each call. */
class TokenReaderTest {

  @DatabaseTest
  void aTokenThatWasReadBeforeHasTheRolesThatItsPersonHasNow(Database database) {
    TestPeople people = new TestPeople(database);
    User person = people.account("ann@example.org");
    TokenReader reader = reader(people);
    PresentedToken token = new PresentedToken(people.accessTokens.issue(person.id()).text());
    assertThat(roles(reader.read(token))).containsExactly(Role.USER);

    people.store.writeOnly(tables -> tables.users().setRole(person.id(), Role.ADMIN));
    assertThat(roles(reader.read(token))).contains(Role.ADMIN);

    people.store.writeOnly(tables -> tables.users().setRole(person.id(), Role.USER));
    assertThat(roles(reader.read(token))).containsExactly(Role.USER);
  }

  @DatabaseTest
  void aGoodSignatureLetsNobodyInWhoIsNotThere(Database database) {
    TestPeople people = new TestPeople(database);
    TokenReader reader = reader(people);
    PresentedToken token = new PresentedToken(people.accessTokens.issue("0".repeat(24)).text());
    TokenReading nobody = new TokenReading.Bad(new TokenKind.Own(), TokenProblem.NO_PERSON);

    assertThat(reader.read(token)).isEqualTo(nobody);
    assertThat(reader.read(token)).as("known by now").isEqualTo(nobody);
  }

  private static Set<Role> roles(TokenReading reading) {
    assertThat(reading).isInstanceOf(TokenReading.Good.class);
    return ((TokenReading.Good) reading).roles();
  }

  private static TokenReader reader(TestPeople people) {
    return new TokenReader(
        people.accessTokens,
        FirebaseTokens.off(),
        people.firebasePeople,
        people.store,
        new Roles(Set.of()));
  }
}
