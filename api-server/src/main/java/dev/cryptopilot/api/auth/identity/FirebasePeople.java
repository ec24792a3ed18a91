// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.identity;

import dev.cryptopilot.api.account.Profile;
import dev.cryptopilot.api.auth.Role;
import dev.cryptopilot.api.auth.firebase.FirebaseIdentity;
import dev.cryptopilot.api.auth.session.EndReason;
import dev.cryptopilot.api.auth.store.AuthStore;
import dev.cryptopilot.api.auth.store.AuthTables;
import dev.cryptopilot.api.auth.token.Digest;
import dev.cryptopilot.api.auth.token.TokenProblem;
import dev.cryptopilot.api.auth.user.Ids;
import dev.cryptopilot.api.auth.user.User;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Finds the account of a Firebase identity, and makes or joins it when there is none yet. */
public final class FirebasePeople {
  private final AuthStore store;
  private final boolean signUpOpen;
  private final Ids ids;
  private final Clock clock;

  public FirebasePeople(AuthStore store, boolean signUpOpen, Ids ids, Clock clock) {
    this.store = store;
    this.signUpOpen = signUpOpen;
    this.ids = ids;
    this.clock = clock;
  }

  /** The same for all tokens of one sign-in at Firebase. */
  public static String sessionKey(FirebaseIdentity identity) {
    return Digest.of(
        identity.issuer()
            + "\n"
            + identity.subject()
            + "\n"
            + identity.signedInAt().toEpochMilli());
  }

  /** Finds the account; refused when the sign-in was ended here, or may have no account. */
  public PersonCheck find(FirebaseIdentity identity) {
    Optional<PersonCheck> settled = store.read(tables -> settled(tables, identity));
    return settled.orElseGet(() -> store.write(tables -> apply(tables, identity)));
  }

  /** What nearly every call comes to, without writing. */
  private Optional<PersonCheck> settled(AuthTables tables, FirebaseIdentity identity) {
    if (tables.sessions().byExternalKey(sessionKey(identity)).filter(s -> s.ended()).isPresent()) {
      return Optional.of(new PersonCheck.Refused(TokenProblem.ENDED));
    }
    return switch (plan(tables, identity)) {
      case LinkAction.Use(User user) -> Optional.of(new PersonCheck.Found(user));
      case LinkAction.Refuse(TokenProblem problem) -> Optional.of(new PersonCheck.Refused(problem));
      default -> Optional.empty();
    };
  }

  private LinkAction plan(AuthTables tables, FirebaseIdentity identity) {
    return LinkPlanner.plan(
        new LinkFacts(
            identity,
            tables.users().byIdentity(identity.issuer(), identity.subject()),
            identity.email().flatMap(tables.users()::byEmail),
            signUpOpen));
  }

  private PersonCheck apply(AuthTables tables, FirebaseIdentity identity) {
    return switch (plan(tables, identity)) {
      case LinkAction.Use(User user) -> new PersonCheck.Found(user);
      case LinkAction.Refuse(TokenProblem problem) -> new PersonCheck.Refused(problem);
      case LinkAction.UseAndVerify(User user) -> {
        tables.users().setVerified(user.id());
        yield found(tables, user.id());
      }
      case LinkAction.Link(User user) -> {
        addIdentity(tables, identity, user.id());
        yield found(tables, user.id());
      }
      case LinkAction.TakeOver(User user) -> takeOver(tables, identity, user);
      case LinkAction.Create() -> create(tables, identity);
    };
  }

  private PersonCheck takeOver(AuthTables tables, FirebaseIdentity identity, User user) {
    Instant now = clock.instant();
    tables.users().setPassword(user.id(), Optional.empty());
    tables.users().removeIdentities(user.id());
    tables.users().setVerified(user.id());
    tables.emailTokens().removeOf(user.id());
    tables
        .sessions()
        .living(user.id())
        .forEach(session -> tables.sessions().end(session.id(), EndReason.TAKEN_OVER, now));
    addIdentity(tables, identity, user.id());
    return found(tables, user.id());
  }

  private PersonCheck create(AuthTables tables, FirebaseIdentity identity) {
    User user = newUser(identity);
    tables.users().insert(user);
    tables.profiles().insert(user.id(), Profile.initial());
    addIdentity(tables, identity, user.id());
    return new PersonCheck.Found(user);
  }

  private User newUser(FirebaseIdentity identity) {
    Instant now = clock.instant();
    String email = identity.email().orElseThrow().text();
    String name =
        identity.name().isEmpty() ? email.substring(0, email.indexOf('@')) : identity.name();
    return new User(
        ids.next(),
        identity.email().orElseThrow(),
        identity.emailVerified(),
        name,
        name,
        identity.picture(),
        Optional.empty(),
        Role.USER,
        now,
        now);
  }

  private void addIdentity(AuthTables tables, FirebaseIdentity identity, String userId) {
    tables
        .users()
        .insertIdentity(
            identity.issuer(),
            identity.subject(),
            ProviderName.of(identity.provider()),
            userId,
            clock.instant());
  }

  private static PersonCheck found(AuthTables tables, String userId) {
    return new PersonCheck.Found(tables.users().byId(userId).orElseThrow());
  }
}
