// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.session;

import dev.cryptopilot.api.auth.store.AuthStore;
import dev.cryptopilot.api.auth.store.AuthTables;
import dev.cryptopilot.api.auth.store.RefreshRows;
import dev.cryptopilot.api.auth.store.SessionRows;
import dev.cryptopilot.api.auth.token.AccessToken;
import dev.cryptopilot.api.auth.token.AccessTokens;
import dev.cryptopilot.api.auth.token.Digest;
import dev.cryptopilot.api.auth.user.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/** Opens and refreshes sessions. */
public final class Sessions {
  public static final Duration REFRESH_LIFETIME = Duration.ofDays(7);

  private final AuthStore store;
  private final AccessTokens accessTokens;
  private final RefreshTokens refreshTokens;
  private final Ids ids;
  private final Clock clock;

  public Sessions(
      AuthStore store,
      AccessTokens accessTokens,
      RefreshTokens refreshTokens,
      Ids ids,
      Clock clock) {
    this.store = store;
    this.accessTokens = accessTokens;
    this.refreshTokens = refreshTokens;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Opens a session, always a new one: what the browser brought along never becomes it.
   *
   * @param replaced the refresh token that the browser had; its session ends
   */
  public SignedIn open(String userId, ClientDescription client, Optional<String> replaced) {
    return openIf(userId, client, replaced, tables -> true).orElseThrow();
  }

  /**
   * As {@link #open}, if what let the person in still holds when the session begins.
   *
   * @param still looked at in the transaction that opens the session
   */
  public Optional<SignedIn> openIf(
      String userId,
      ClientDescription client,
      Optional<String> replaced,
      Predicate<AuthTables> still) {
    return store.write(
        tables -> {
          if (!still.test(tables)) {
            return Optional.empty();
          }
          replaced.flatMap(text -> sessionOf(tables, text)).ifPresent(old -> replace(tables, old));
          Session session = newSession(userId, client);
          tables.sessions().insert(session, Optional.empty());
          return Optional.of(begin(tables, session, client));
        });
  }

  /**
   * Opens the session of a sign-in at another service; a second call for the same sign-in begins
   * one more chain of refresh tokens in the same session. Empty when that session was ended: the
   * person must sign in anew.
   *
   * @param externalKey the same for all tokens of that sign-in
   */
  public Optional<SignedIn> openExternal(
      String userId, ClientDescription client, String externalKey) {
    return store.write(
        tables -> {
          SessionRows table = tables.sessions();
          Optional<Session> known = table.byExternalKey(externalKey);
          if (known.filter(Session::ended).isPresent()) {
            return Optional.empty();
          }
          Session session = known.orElseGet(() -> newSession(userId, client));
          if (known.isEmpty()) {
            table.insert(session, Optional.of(externalKey));
          }
          return Optional.of(begin(tables, session, client));
        });
  }

  /** Exchanges a refresh token. */
  public RefreshOutcome refresh(String presented, ClientDescription client) {
    RefreshToken token = new RefreshToken(presented);
    Optional<RefreshRow> known =
        store.read(tables -> tables.refreshTokens().find(Digest.of(token.text())));
    if (known.isEmpty()) {
      // Made-up tokens never keep others from writing.
      return new RefreshOutcome.Unknown();
    }
    return store.write(tables -> refresh(tables, token, client));
  }

  private RefreshOutcome refresh(AuthTables tables, RefreshToken token, ClientDescription client) {
    RefreshRows table = tables.refreshTokens();
    SessionRows sessions = tables.sessions();
    Optional<RefreshRow> row = table.find(Digest.of(token.text()));
    if (row.isEmpty()) {
      return new RefreshOutcome.Unknown();
    }
    Session session = sessions.byId(row.get().sessionId()).orElseThrow();
    boolean successorUsed =
        row.get().successor().flatMap(table::find).flatMap(RefreshRow::usedAt).isPresent();
    Instant now = clock.instant();
    return switch (RefreshPlanner.plan(new RefreshFacts(row.get(), session, successorUsed, now))) {
      case RefreshAction.Rotate() -> rotate(tables, token, session, client);
      case RefreshAction.Repeat() -> refreshed(tables, session, client, refreshTokens.after(token));
      case RefreshAction.EndFamily() -> {
        sessions.end(session.id(), EndReason.REUSED, now);
        yield new RefreshOutcome.Reused(session.userId());
      }
      case RefreshAction.RefuseEnded(), RefreshAction.RefuseExpired() ->
          new RefreshOutcome.Over(session.userId());
    };
  }

  private RefreshOutcome rotate(
      AuthTables tables, RefreshToken token, Session session, ClientDescription client) {
    Instant now = clock.instant();
    RefreshToken next = refreshTokens.after(token);
    RefreshRows table = tables.refreshTokens();
    table.use(Digest.of(token.text()), Digest.of(next.text()), now);
    table.insert(Digest.of(next.text()), session.id(), now, now.plus(REFRESH_LIFETIME));
    return refreshed(tables, session, client, next);
  }

  private RefreshOutcome refreshed(
      AuthTables tables, Session session, ClientDescription client, RefreshToken next) {
    return new RefreshOutcome.Refreshed(
        new SignedIn(session.userId(), access(tables, session, client), next));
  }

  private SignedIn begin(AuthTables tables, Session session, ClientDescription client) {
    Instant now = clock.instant();
    RefreshToken first = refreshTokens.first();
    tables
        .refreshTokens()
        .insert(Digest.of(first.text()), session.id(), now, now.plus(REFRESH_LIFETIME));
    return new SignedIn(session.userId(), access(tables, session, client), first);
  }

  private AccessToken access(AuthTables tables, Session session, ClientDescription client) {
    AccessToken token = accessTokens.issue(session.userId());
    tables.sessions().active(session.id(), client, Digest.of(token.text()), clock.instant());
    return token;
  }

  private Session newSession(String userId, ClientDescription client) {
    Instant now = clock.instant();
    return new Session(ids.next(), userId, client, now, now, Optional.empty());
  }

  private void replace(AuthTables tables, Session old) {
    tables.sessions().end(old.id(), EndReason.REPLACED, clock.instant());
  }

  private static Optional<Session> sessionOf(AuthTables tables, String refreshText) {
    return tables
        .refreshTokens()
        .find(Digest.of(refreshText))
        .flatMap(row -> tables.sessions().byId(row.sessionId()));
  }
}
