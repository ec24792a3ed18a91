// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.http;

import dev.cryptopilot.api.auth.Authentication;
import dev.cryptopilot.api.auth.Authenticator;
import dev.cryptopilot.api.auth.Caller;

/** Finds out who calls, and whether the route is for them. */
final class Authenticate implements Stage {

  private final Authenticator authenticator;

  Authenticate(Authenticator authenticator) {
    this.authenticator = authenticator;
  }

  @Override
  public Call pass(Route route, Call call) {
    return switch (route.access()) {
      case Access.Public everybody -> call;
      case Access.User user -> call.withCaller(caller(call));
      case Access.Owner owner -> call.withCaller(caller(call));
      case Access.Admin admin -> call.withCaller(admin(call));
    };
  }

  private Caller admin(Call call) {
    Caller caller = caller(call);
    if (!caller.isAdmin()) {
      throw new Refused(ApiError.forbidden("This is for administrators."));
    }
    return caller;
  }

  private Caller caller(Call call) {
    return switch (authenticator.authenticate(call.credentials())) {
      case Authentication.Accepted(Caller caller) -> caller;
      case Authentication.Missing() ->
          throw unauthenticated("Not signed in: send the token in the Authorization header.");
      case Authentication.Rejected(String message) -> throw unauthenticated(message);
    };
  }

  private static Refused unauthenticated(String message) {
    return new Refused(ApiError.of(ApiError.Kind.UNAUTHENTICATED, message));
  }
}
