// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.http;

import dev.cryptopilot.api.auth.Authenticator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes each call through the same stages to its handler; whatever goes wrong has one shape. */
public final class Pipeline {

  private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);

  private final Authenticate authenticate;
  private final CheckOwner checkOwner;
  private final List<Stage> limits;
  private final List<Stage> checks;

  /**
   * Authentication and owner check come first, always.
   *
   * @param limits stages before the body is read
   * @param checks stages that look at the body
   */
  public Pipeline(
      Authenticator authenticator, Ownership ownership, List<Stage> limits, List<Stage> checks) {
    this.authenticate = new Authenticate(authenticator);
    this.checkOwner = new CheckOwner(ownership);
    this.limits = List.copyOf(limits);
    this.checks = List.copyOf(checks);
  }

  /** Never throws: refusals and accidents become answers. */
  Answer run(Route route, Call call, byte[] body) {
    try {
      Call known = checkOwner.pass(route, authenticate.pass(route, call));
      Call allowed = through(limits, route, known);
      Call read = ReadBody.of(route, body).map(allowed::withBody).orElse(allowed);
      return route.handler().handle(through(checks, route, read));
    } catch (Refused refused) {
      return refusal(refused.error());
    } catch (RuntimeException e) {
      LOG.error("{} failed, request {}", route.name(), call.requestId(), e);
      return refusal(
          ApiError.of(
              ApiError.Kind.INTERNAL,
              "Something went wrong on our side. Request " + call.requestId() + "."));
    }
  }

  private static Call through(List<Stage> stages, Route route, Call call) {
    Call passed = call;
    for (Stage stage : stages) {
      passed = stage.pass(route, passed);
    }
    return passed;
  }

  static Answer refusal(ApiError error) {
    return Answer.json(error.status(), error.body());
  }
}
