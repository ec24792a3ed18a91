// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.session;

import dev.cryptopilot.api.auth.store.AuthStore;
import dev.cryptopilot.api.auth.store.AuthTables;
import dev.cryptopilot.api.auth.store.SessionRows;
import dev.cryptopilot.api.auth.token.Digest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Lists and ends sessions. An ended session gives no new tokens; access tokens end soon after. */
public final class SessionEnds {
  private final AuthStore store;
  private final Clock clock;

  public SessionEnds(AuthStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** Living sessions of a person, last active first. */
  public List<Session> living(String userId) {
    Instant oldest = clock.instant().minus(Sessions.REFRESH_LIFETIME);
    List<Session> all = store.read(tables -> tables.sessions().living(userId));
    return all.stream().filter(session -> session.lastActiveAt().isAfter(oldest)).toList();
  }

  /** Ends one of a person's own sessions; false when they have no such living session. */
  public boolean end(String userId, String sessionId) {
    return store.write(
        tables -> {
          SessionRows table = tables.sessions();
          return table
              .byId(sessionId)
              .filter(session -> session.userId().equals(userId))
              .map(session -> table.end(session.id(), EndReason.REVOKED, clock.instant()))
              .orElse(false);
        });
  }

  /** Ends the session of a refresh token; answers whose it was. Unknown tokens are no error. */
  public Optional<String> logOut(String refreshText) {
    return store.write(
        tables -> {
          Optional<Session> session = ofRefresh(tables, refreshText);
          session.ifPresent(
              found -> tables.sessions().end(found.id(), EndReason.LOGOUT, clock.instant()));
          return session.map(Session::userId);
        });
  }

  /**
   * Ends all sessions of a person but the one that the given tokens belong to.
   *
   * @param externalKey of the sign-in at another service that the caller's token is of
   */
  public void endOthers(
      AuthTables tables,
      String userId,
      EndReason reason,
      Optional<String> refreshText,
      Optional<String> accessText,
      Optional<String> externalKey) {
    SessionRows table = tables.sessions();
    Optional<String> kept =
        refreshText
            .flatMap(text -> ofRefresh(tables, text))
            .or(() -> accessText.flatMap(text -> table.byAccessDigest(userId, Digest.of(text))))
            .or(() -> externalKey.flatMap(table::byExternalKey))
            .filter(session -> session.userId().equals(userId))
            .map(Session::id);
    table.living(userId).stream()
        .filter(session -> !kept.equals(Optional.of(session.id())))
        .forEach(session -> table.end(session.id(), reason, clock.instant()));
  }

  /** Whether the session of a sign-in at another service was ended. */
  public boolean endedExternal(AuthTables tables, String externalKey) {
    return tables.sessions().byExternalKey(externalKey).filter(Session::ended).isPresent();
  }

  /** Removes refresh tokens that are too old to matter; for the housekeeping. */
  public int sweep() {
    return store.write(tables -> tables.refreshTokens().removeExpired(clock.instant()));
  }

  private static Optional<Session> ofRefresh(AuthTables tables, String refreshText) {
    return tables
        .refreshTokens()
        .find(Digest.of(refreshText))
        .flatMap(row -> tables.sessions().byId(row.sessionId()));
  }
}
