// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.routes;

import dev.cryptopilot.api.auth.email.EmailAddress;
import dev.cryptopilot.api.auth.signin.Entered;
import dev.cryptopilot.api.auth.signin.GoogleSignIn;
import dev.cryptopilot.api.auth.signin.Refusals;
import dev.cryptopilot.api.auth.signin.Registration;
import dev.cryptopilot.api.auth.signin.SignIn;
import dev.cryptopilot.api.auth.signin.SignUp;
import dev.cryptopilot.api.auth.token.PresentedToken;
import dev.cryptopilot.api.auth.token.TokenProblem;
import dev.cryptopilot.api.auth.user.User;
import dev.cryptopilot.api.http.Access;
import dev.cryptopilot.api.http.Answer;
import dev.cryptopilot.api.http.ApiError;
import dev.cryptopilot.api.http.Body;
import dev.cryptopilot.api.http.Call;
import dev.cryptopilot.api.http.CallHandler;
import dev.cryptopilot.api.http.FieldError;
import dev.cryptopilot.api.http.RateClass;
import dev.cryptopilot.api.http.Refused;
import dev.cryptopilot.api.http.Route;
import dev.cryptopilot.api.http.Tier;
import java.util.List;
import java.util.Map;

/** How people come in: registration, password, Google. */
public final class SignInRoutes {
  private final SignUp signUp;
  private final SignIn signIn;
  private final GoogleSignIn google;

  public SignInRoutes(SignUp signUp, SignIn signIn, GoogleSignIn google) {
    this.signUp = signUp;
    this.signIn = signIn;
    this.google = google;
  }

  public List<Route> routes() {
    return List.of(
        open("/api/auth/register", this::register),
        open("/api/auth/login", this::login),
        open("/api/auth/google-verify", this::googleVerify),
        open("/api/auth/exchange-google-token", this::exchange).tier(Tier.B));
  }

  private static Route open(String path, CallHandler handler) {
    return Route.post(path, new Access.Public(), handler)
        .body(Body.REQUIRED)
        .rate(RateClass.SIGN_IN);
  }

  private Answer register(Call call) {
    Bodies.Register body = call.bodyAs(Bodies.Register.class);
    Registration registration = Registration.of(body.username(), body.email(), body.password());
    User user = signUp.register(registration, call.request().ip());
    call.attribution().to(user.id());
    return Answer.json(
        201,
        Map.of(
            "success",
            true,
            "message",
            "Registered. You can sign in now.",
            "data",
            Map.of("id", user.id(), "username", user.username(), "email", user.email().text())));
  }

  private Answer login(Call call) {
    Bodies.Login body = call.bodyAs(Bodies.Login.class);
    EmailAddress email = EmailAddress.parse(body.email()).orElseThrow(SignInRoutes::noAddress);
    Entered entered =
        signIn.enter(
            email,
            body.password(),
            Bodies.client(call),
            Bodies.refreshCookie(call),
            call.attribution());
    Map<String, Object> answer =
        Map.of(
            "success",
            true,
            "message",
            "Signed in.",
            "token",
            entered.signedIn().access().text(),
            "expiresIn",
            entered.signedIn().access().lifetime().toSeconds(),
            "data",
            Map.of("user", Bodies.Person.of(entered.user())));
    return SessionCookies.set(Answer.ok(answer), entered.signedIn(), call);
  }

  private Answer googleVerify(Call call) {
    Entered entered = enterWithGoogle(call);
    Map<String, Object> answer =
        Map.of(
            "success",
            true,
            "message",
            "Signed in with Google.",
            "data",
            Bodies.Person.of(entered.user()));
    return SessionCookies.set(Answer.ok(answer), entered.signedIn(), call);
  }

  private Answer exchange(Call call) {
    Entered entered = enterWithGoogle(call);
    User user = entered.user();
    Map<String, Object> answer =
        Map.of(
            "success",
            true,
            "token",
            entered.signedIn().access().text(),
            "user",
            Map.of("id", user.id(), "email", user.email().text(), "username", user.username()));
    return SessionCookies.set(Answer.ok(answer), entered.signedIn(), call);
  }

  private Entered enterWithGoogle(Call call) {
    PresentedToken token =
        PresentedToken.of(call.bodyAs(Bodies.IdToken.class).idToken())
            .orElseThrow(() -> Refusals.token(TokenProblem.MALFORMED));
    Entered entered = google.enter(token, Bodies.client(call));
    call.attribution().to(entered.user().id());
    return entered;
  }

  private static Refused noAddress() {
    return new Refused(
        ApiError.invalid(
            "Validation failed", FieldError.inBody("email", "must be an e-mail address")));
  }
}
