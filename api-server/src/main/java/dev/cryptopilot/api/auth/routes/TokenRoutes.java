// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.routes;

import dev.cryptopilot.api.auth.Role;
import dev.cryptopilot.api.auth.TokenReader;
import dev.cryptopilot.api.auth.firebase.FirebaseIdentity;
import dev.cryptopilot.api.auth.signin.Refusals;
import dev.cryptopilot.api.auth.token.TokenKind;
import dev.cryptopilot.api.auth.token.TokenProblem;
import dev.cryptopilot.api.auth.token.TokenReading;
import dev.cryptopilot.api.auth.user.User;
import dev.cryptopilot.api.http.Access;
import dev.cryptopilot.api.http.Answer;
import dev.cryptopilot.api.http.ApiError;
import dev.cryptopilot.api.http.Call;
import dev.cryptopilot.api.http.CallHandler;
import dev.cryptopilot.api.http.RateClass;
import dev.cryptopilot.api.http.Refused;
import dev.cryptopilot.api.http.Route;
import dev.cryptopilot.api.http.Tier;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a token is worth. Any answer but 2xx logs the person out in the web client, so these routes
 * are never rate-limited.
 */
public final class TokenRoutes {
  private final TokenReader reader;

  public TokenRoutes(TokenReader reader) {
    this.reader = reader;
  }

  public List<Route> routes() {
    return List.of(
        open("/api/auth/verify-token", this::verify),
        open("/api/auth/verify", this::verify).tier(Tier.C),
        open("/api/auth/debug-token", this::describe).tier(Tier.B),
        open("/api/auth/debug-auth", this::describe).tier(Tier.B),
        open("/api/users/debug-no-auth", TokenRoutes::reachable).tier(Tier.B));
  }

  private static Route open(String path, CallHandler handler) {
    return Route.get(path, new Access.Public(), handler).rate(RateClass.EXEMPT);
  }

  /** A person as verify-token answers. */
  private record Verified(
      String id,
      String name,
      String email,
      String avatar,
      String role,
      Instant createdAt,
      Instant lastLogin) {
    static Verified of(User user, Set<Role> roles) {
      return new Verified(
          user.id(),
          user.displayName(),
          user.email().text(),
          user.avatar(),
          roles.contains(Role.ADMIN) ? "admin" : "user",
          user.createdAt(),
          user.lastLoginAt());
    }
  }

  private Answer verify(Call call) {
    return switch (read(call)) {
      case TokenReading.Good good -> {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("success", true);
        body.put("valid", true);
        body.put("message", "The token is valid.");
        body.put("tokenType", good.identity().isPresent() ? "Firebase" : "JWT");
        good.identity().map(FirebaseIdentity::subject).ifPresent(uid -> body.put("uid", uid));
        body.put("user", Verified.of(good.user(), good.roles()));
        yield Answer.ok(body);
      }
      case TokenReading.Bad bad -> throw refused(bad);
    };
  }

  private static Refused refused(TokenReading.Bad bad) {
    String member = bad.kind() instanceof TokenKind.Firebase ? "firebaseError" : "jwtError";
    ApiError error = Refusals.token(bad.problem()).error();
    return new Refused(error.with("valid", false).with(member, bad.problem().name()));
  }

  private TokenReading read(Call call) {
    return Bodies.headerToken(call)
        .map(reader::read)
        .orElseGet(() -> new TokenReading.Bad(new TokenKind.Unknown(), TokenProblem.MISSING));
  }

  /** Says what the server thinks of the token it was sent; nothing about anybody else. */
  private Answer describe(Call call) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("success", true);
    body.put("message", "Reachable.");
    TokenReading reading = read(call);
    body.put("authenticated", reading instanceof TokenReading.Good);
    if (reading instanceof TokenReading.Good good) {
      body.put("tokenType", good.identity().isPresent() ? "Firebase" : "JWT");
      body.put("userId", good.user().id());
      body.put("expiresAt", good.expiresAt());
    }
    problem(reading).ifPresent(problem -> body.put("problem", problem.sentence()));
    return Answer.ok(body);
  }

  private static Optional<TokenProblem> problem(TokenReading reading) {
    return reading instanceof TokenReading.Bad bad ? Optional.of(bad.problem()) : Optional.empty();
  }

  private static Answer reachable(Call call) {
    return Answer.ok(Map.of("success", true, "message", "Reachable."));
  }
}
