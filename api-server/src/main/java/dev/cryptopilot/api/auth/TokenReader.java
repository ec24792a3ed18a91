// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth;

import dev.cryptopilot.api.auth.firebase.FirebaseIdentity;
import dev.cryptopilot.api.auth.firebase.FirebaseTokenCheck;
import dev.cryptopilot.api.auth.firebase.FirebaseTokens;
import dev.cryptopilot.api.auth.identity.FirebasePeople;
import dev.cryptopilot.api.auth.identity.PersonCheck;
import dev.cryptopilot.api.auth.store.AuthStore;
import dev.cryptopilot.api.auth.token.AccessTokens;
import dev.cryptopilot.api.auth.token.OwnTokenCheck;
import dev.cryptopilot.api.auth.token.PresentedToken;
import dev.cryptopilot.api.auth.token.TokenKind;
import dev.cryptopilot.api.auth.token.TokenProblem;
import dev.cryptopilot.api.auth.token.TokenReading;
import dev.cryptopilot.api.auth.user.User;
import java.time.Instant;
import java.util.Optional;

/** Reads a token of either kind and finds its person. */
public final class TokenReader {
  private final AccessTokens ownTokens;
  private final FirebaseTokens firebaseTokens;
  private final FirebasePeople people;
  private final AuthStore store;
  private final Roles roles;

  public TokenReader(
      AccessTokens ownTokens,
      FirebaseTokens firebaseTokens,
      FirebasePeople people,
      AuthStore store,
      Roles roles) {
    this.ownTokens = ownTokens;
    this.firebaseTokens = firebaseTokens;
    this.people = people;
    this.store = store;
    this.roles = roles;
  }

  /** Reads a token. */
  public TokenReading read(PresentedToken token) {
    TokenKind kind = TokenKind.of(token);
    return switch (kind) {
      case TokenKind.Own() -> own(token, kind);
      case TokenKind.Firebase(String keyId) -> firebase(token, kind, keyId);
      case TokenKind.Unknown() -> new TokenReading.Bad(kind, TokenProblem.ALGORITHM);
    };
  }

  private TokenReading own(PresentedToken token, TokenKind kind) {
    return switch (ownTokens.check(token)) {
      case OwnTokenCheck.Invalid(TokenProblem problem) -> new TokenReading.Bad(kind, problem);
      case OwnTokenCheck.Valid(String userId, Instant expiresAt) -> {
        Optional<User> user = store.read(tables -> tables.users().byId(userId));
        yield user.<TokenReading>map(
                found ->
                    new TokenReading.Good(
                        found, roles.of(found, false), expiresAt, Optional.empty()))
            .orElseGet(() -> new TokenReading.Bad(kind, TokenProblem.NO_PERSON));
      }
    };
  }

  private TokenReading firebase(PresentedToken token, TokenKind kind, String keyId) {
    return switch (firebaseTokens.check(token, keyId)) {
      case FirebaseTokenCheck.Invalid(TokenProblem problem) -> new TokenReading.Bad(kind, problem);
      case FirebaseTokenCheck.Valid(FirebaseIdentity identity) ->
          switch (people.find(identity)) {
            case PersonCheck.Refused(TokenProblem problem) -> new TokenReading.Bad(kind, problem);
            case PersonCheck.Found(User user) ->
                new TokenReading.Good(
                    user,
                    roles.of(user, identity.admin()),
                    identity.expiresAt(),
                    Optional.of(identity));
          };
    };
  }
}
