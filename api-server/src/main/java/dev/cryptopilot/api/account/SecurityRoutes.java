// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.account;

import dev.cryptopilot.api.auth.TokenAuthenticator;
import dev.cryptopilot.api.auth.TokenReader;
import dev.cryptopilot.api.auth.identity.FirebasePeople;
import dev.cryptopilot.api.auth.session.Session;
import dev.cryptopilot.api.auth.session.SessionEnds;
import dev.cryptopilot.api.auth.token.PresentedToken;
import dev.cryptopilot.api.auth.token.TokenReading;
import dev.cryptopilot.api.http.Access;
import dev.cryptopilot.api.http.Answer;
import dev.cryptopilot.api.http.ApiError;
import dev.cryptopilot.api.http.Body;
import dev.cryptopilot.api.http.Call;
import dev.cryptopilot.api.http.RateClass;
import dev.cryptopilot.api.http.Refused;
import dev.cryptopilot.api.http.Route;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Password and sessions. */
public final class SecurityRoutes {
  private static final Access MINE = new Access.User();

  private final PasswordChange passwordChange;
  private final SessionEnds sessions;
  private final TokenReader reader;

  public SecurityRoutes(PasswordChange passwordChange, SessionEnds sessions, TokenReader reader) {
    this.passwordChange = passwordChange;
    this.sessions = sessions;
    this.reader = reader;
  }

  public List<Route> routes() {
    return List.of(
        Route.post("/api/account/change-password", MINE, this::changePassword)
            .body(Body.REQUIRED)
            .rate(RateClass.SIGN_IN),
        Route.get("/api/account/sessions", MINE, this::list),
        Route.delete("/api/account/sessions/{sessionId}", MINE, this::end));
  }

  private record NewPassword(Optional<String> currentPassword, String newPassword) {}

  private record SessionView(
      String sessionId,
      String device,
      String browser,
      String ip,
      String location,
      Instant lastActive,
      Instant createdAt) {
    static SessionView of(Session session) {
      return new SessionView(
          session.id(),
          session.client().device(),
          session.client().browser(),
          session.client().ip(),
          "Unknown",
          session.lastActiveAt(),
          session.createdAt());
    }
  }

  private Answer changePassword(Call call) {
    NewPassword body = call.bodyAs(NewPassword.class);
    Optional<PresentedToken> token = TokenAuthenticator.presented(call.credentials().headerOnly());
    passwordChange.apply(
        call.caller().userId(),
        new PasswordChange.Request(
            body.currentPassword().filter(text -> !text.isEmpty()),
            body.newPassword(),
            call.credentials().cookie("refreshToken"),
            token.map(PresentedToken::text),
            token.flatMap(this::externalKey)));
    return Answer.ok(
        Map.of(
            "success", true, "message", "Password changed. Your other sessions were signed out."));
  }

  private Optional<String> externalKey(PresentedToken token) {
    return reader.read(token) instanceof TokenReading.Good good
        ? good.identity().map(FirebasePeople::sessionKey)
        : Optional.empty();
  }

  private Answer list(Call call) {
    List<SessionView> views =
        sessions.living(call.caller().userId()).stream().map(SessionView::of).toList();
    return Answer.ok(Map.of("success", true, "data", views));
  }

  private Answer end(Call call) {
    String id = call.path().get("sessionId");
    if (!sessions.end(call.caller().userId(), id)) {
      throw new Refused(ApiError.notFound("There is no such session."));
    }
    return Answer.ok(Map.of("success", true, "message", "The session was signed out."));
  }
}
