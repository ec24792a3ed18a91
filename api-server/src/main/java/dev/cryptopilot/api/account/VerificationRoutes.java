// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.account;

import dev.cryptopilot.api.auth.user.User;
import dev.cryptopilot.api.http.Access;
import dev.cryptopilot.api.http.Answer;
import dev.cryptopilot.api.http.ApiError;
import dev.cryptopilot.api.http.Body;
import dev.cryptopilot.api.http.Call;
import dev.cryptopilot.api.http.RateClass;
import dev.cryptopilot.api.http.Refused;
import dev.cryptopilot.api.http.Route;
import dev.cryptopilot.api.http.Tier;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Verification of the e-mail address. The link in the mail opens a page with a button: programs
 * that look at mails open links, but press no buttons.
 */
public final class VerificationRoutes {
  private static final String HTML = "text/html; charset=utf-8";

  private final EmailVerification verification;

  public VerificationRoutes(EmailVerification verification) {
    this.verification = verification;
  }

  public List<Route> routes() {
    return List.of(
        Route.post("/api/account/send-verification-email", new Access.User(), this::send)
            .rate(RateClass.SIGN_IN),
        Route.post("/api/account/verify-email", new Access.Public(), this::verify)
            .body(Body.REQUIRED)
            .rate(RateClass.SIGN_IN)
            .tier(Tier.C),
        Route.get("/api/account/verify-email", new Access.Public(), this::page)
            .rate(RateClass.SIGN_IN)
            .tier(Tier.C));
  }

  private record Token(String token) {}

  private Answer send(Call call) {
    verification.send(call.caller().userId());
    return Answer.ok(
        Map.of("success", true, "message", "We sent you an e-mail. Open the link in it."));
  }

  private Answer verify(Call call) {
    if (!confirmed(call, call.bodyAs(Token.class).token())) {
      throw new Refused(
          ApiError.invalid("This link is not valid any more. Please ask for a new e-mail."));
    }
    return Answer.ok(Map.of("success", true, "message", "Your e-mail address is verified."));
  }

  private boolean confirmed(Call call, String token) {
    verification.owner(token).map(User::id).ifPresent(call.attribution()::to);
    return verification.confirm(token);
  }

  private Answer page(Call call) {
    String token = call.query().get("token");
    boolean pressed = call.query().find("confirm").isPresent();
    boolean good = pressed ? confirmed(call, token) : verification.owner(token).isPresent();
    String html =
        good
            ? pressed ? VerificationPage.done() : VerificationPage.ask(token)
            : VerificationPage.invalid();
    return Answer.raw(good ? 200 : 400, HTML, html.getBytes(StandardCharsets.UTF_8));
  }
}
