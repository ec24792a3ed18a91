// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.http;

import dev.cryptopilot.api.auth.Authenticator;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes each call through the same stages to its handler; whatever goes wrong has one shape. */
public final class Pipeline {

  private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);

  private final Authenticate authenticate;
  private final CheckOwner checkOwner;
  private final Guards guards;

  public Pipeline(Authenticator authenticator, Ownership ownership, Guards guards) {
    this.authenticate = new Authenticate(authenticator);
    this.checkOwner = new CheckOwner(ownership);
    this.guards = guards;
  }

  /** An answer, and the call as far as it was understood. */
  record Served(Answer answer, Call call) {}

  /** A call whose caller was looked for, and why it goes no further. */
  private record Identified(Call call, Optional<ApiError> refusal) {}

  /** Never throws: refusals and accidents become answers. */
  Served run(Route route, Call call, byte[] body) {
    Identified identified = identify(route, call);
    // Taken also for calls that are refused: guessing tokens and bot ids is not free.
    Limiter.Verdict verdict = guards.limiter().take(route, identified.call());
    Served served =
        verdict.allowed()
            ? identified
                .refusal()
                .map(refusal -> new Served(refusal(refusal), identified.call()))
                .orElseGet(() -> handle(route, identified.call(), body))
            : new Served(refusal(tooMany(verdict)), identified.call());
    // A link in a mail is a GET, and still somebody's command.
    if (route.verb().changes() || served.call().attribution().userId().isPresent()) {
      guards.observer().ended(route, served.call(), served.answer());
    }
    return new Served(served.answer().with(verdict.headers()), served.call());
  }

  private Identified identify(Route route, Call call) {
    Call known = call;
    try {
      known = authenticate.pass(route, known);
      known = checkOwner.pass(route, known);
      return new Identified(known, Optional.empty());
    } catch (RuntimeException failure) {
      return new Identified(known, Optional.of(error(route, known, failure)));
    }
  }

  private Served handle(Route route, Call call, byte[] body) {
    Call passed = call;
    try (Admission.Place _ = guards.admission().enter(route, call)) {
      passed = ReadBody.of(route, body).map(passed::withBody).orElse(passed);
      for (Stage check : guards.checks()) {
        passed = check.pass(route, passed);
      }
      return new Served(route.handler().handle(passed), passed);
    } catch (RuntimeException failure) {
      return new Served(refusal(error(route, passed, failure)), passed);
    }
  }

  private ApiError error(Route route, Call call, RuntimeException failure) {
    if (failure instanceof Refused refused) {
      return refused.error();
    }
    Optional<ApiError> known = guards.failures().translate(failure);
    known
        .filter(error -> error.status() >= ApiError.Kind.INTERNAL.status())
        .ifPresent(
            error ->
                LOG.warn(
                    "{} is answered with {}, request {}: {}",
                    route.name(),
                    error.kind(),
                    call.requestId(),
                    Causes.line(failure)));
    return known.orElseGet(() -> accident(route, call, failure));
  }

  private static ApiError accident(Route route, Call call, RuntimeException failure) {
    LOG.error("{} failed, request {}", route.name(), call.requestId(), failure);
    return ApiError.accident(call.requestId());
  }

  private static ApiError tooMany(Limiter.Verdict verdict) {
    return ApiError.of(
            ApiError.Kind.TOO_MANY_REQUESTS,
            "Too many requests. Try again in " + verdict.retryAfterSeconds() + " seconds.")
        .with("status", ApiError.Kind.TOO_MANY_REQUESTS.status())
        .with("retryAfter", verdict.retryAfterSeconds());
  }

  static Answer refusal(ApiError error) {
    return Answer.json(error.status(), error.body());
  }
}
