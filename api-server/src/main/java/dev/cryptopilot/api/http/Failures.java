// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.http;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives the failures of the web library the one error shape. */
final class Failures {

  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  private final Responder responder;
  private final AllowedMethods methods;

  Failures(Responder responder, AllowedMethods methods) {
    this.responder = responder;
    this.methods = methods;
  }

  void install(Router router) {
    for (int status : new int[] {400, 403, 404, 405, 413, 415, 500}) {
      router.errorHandler(status, this::answer);
    }
  }

  private void answer(RoutingContext context) {
    Answer answer = Pipeline.refusal(error(context));
    responder.write(
        context.request(),
        context.statusCode() == ApiError.Kind.METHOD_NOT_ALLOWED.status()
            ? answer.with(new Answer.Header("Allow", methods.of(context.request().path())))
            : answer);
  }

  private static ApiError error(RoutingContext context) {
    String asked = context.request().method() + " " + context.request().path();
    return switch (context.statusCode()) {
      case 404 -> ApiError.notFound("API endpoint not found: " + asked);
      case 405 ->
          ApiError.of(
              ApiError.Kind.METHOD_NOT_ALLOWED, "This endpoint has no such method: " + asked);
      case 413 -> ApiError.of(ApiError.Kind.TOO_LARGE, "The request body is too large.");
      case 403 -> ApiError.forbidden("This origin is not allowed.");
      case 400, 415 -> ApiError.invalid("The request is malformed.");
      default -> accident(context);
    };
  }

  private static ApiError accident(RoutingContext context) {
    LOG.error("request {} failed", RequestId.of(context), context.failure());
    return ApiError.accident(RequestId.of(context));
  }
}
