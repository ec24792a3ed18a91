// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.routes;

import dev.cryptopilot.api.auth.session.RefreshOutcome;
import dev.cryptopilot.api.auth.session.SessionEnds;
import dev.cryptopilot.api.auth.session.Sessions;
import dev.cryptopilot.api.auth.session.SignedIn;
import dev.cryptopilot.api.http.Access;
import dev.cryptopilot.api.http.Answer;
import dev.cryptopilot.api.http.ApiError;
import dev.cryptopilot.api.http.Call;
import dev.cryptopilot.api.http.CallHandler;
import dev.cryptopilot.api.http.RateClass;
import dev.cryptopilot.api.http.Refused;
import dev.cryptopilot.api.http.Route;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Refresh and logout, by the refresh cookie alone. A refused refresh logs the person out. */
public final class SessionRoutes {
  private static final Logger LOG = LoggerFactory.getLogger(SessionRoutes.class);

  private final Sessions sessions;
  private final SessionEnds ends;

  public SessionRoutes(Sessions sessions, SessionEnds ends) {
    this.sessions = sessions;
    this.ends = ends;
  }

  public List<Route> routes() {
    return List.of(
        open("/api/auth/refresh-token", this::refresh), open("/api/auth/logout", this::logout));
  }

  private static Route open(String path, CallHandler handler) {
    return Route.post(path, new Access.Public(), handler).rate(RateClass.EXEMPT);
  }

  private Answer refresh(Call call) {
    String token =
        Bodies.refreshCookie(call)
            .orElseThrow(() -> new Refused(ApiError.invalid("There is no refresh token.")));
    return switch (sessions.refresh(token, Bodies.client(call))) {
      case RefreshOutcome.Refreshed(SignedIn signedIn) -> {
        call.attribution().to(signedIn.userId());
        yield refreshed(call, signedIn);
      }
      case RefreshOutcome.Unknown() ->
          over(call, ApiError.Kind.UNAUTHENTICATED, "The refresh token is not valid.");
      case RefreshOutcome.Over(String userId) -> {
        call.attribution().to(userId);
        yield over(
            call, ApiError.Kind.UNAUTHENTICATED, "This session is over. Please sign in again.");
      }
      case RefreshOutcome.Reused(String userId) -> {
        call.attribution().to(userId);
        LOG.warn("a refresh token of user {} was used twice; its session is ended", userId);
        yield over(
            call,
            ApiError.Kind.FORBIDDEN,
            "This session was ended for safety: its refresh token was used twice."
                + " Please sign in again.");
      }
    };
  }

  private static Answer refreshed(Call call, SignedIn signedIn) {
    return SessionCookies.set(
        Answer.ok(
            Map.of(
                "success",
                true,
                "message",
                "Refreshed.",
                "accessToken",
                signedIn.access().text(),
                "expiresIn",
                signedIn.access().lifetime().toSeconds())),
        signedIn,
        call);
  }

  private Answer logout(Call call) {
    Bodies.refreshCookie(call).flatMap(ends::logOut).ifPresent(call.attribution()::to);
    return SessionCookies.clear(Answer.ok(Map.of("success", true, "message", "Signed out.")), call);
  }

  private static Answer over(Call call, ApiError.Kind kind, String message) {
    ApiError error = ApiError.of(kind, message);
    return SessionCookies.clear(Answer.json(error.status(), error.body()), call);
  }
}
