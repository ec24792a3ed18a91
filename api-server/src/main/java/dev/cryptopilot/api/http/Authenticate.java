// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.http;

import dev.cryptopilot.api.auth.Authentication;
import dev.cryptopilot.api.auth.Authenticator;
import dev.cryptopilot.api.auth.Caller;
import dev.cryptopilot.api.auth.Credentials;

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
      case Access.User user -> call.withCaller(caller(route, call));
      case Access.Owner owner -> call.withCaller(caller(route, call));
      case Access.Admin admin -> call.withCaller(admin(route, call));
    };
  }

  private Caller admin(Route route, Call call) {
    Caller caller = caller(route, call);
    if (!caller.isAdmin()) {
      throw new Refused(ApiError.forbidden("This is for administrators."));
    }
    return caller;
  }

  private Caller caller(Route route, Call call) {
    Credentials sent = route.streams() ? call.credentials() : call.credentials().headerOnly();
    return switch (authenticator.authenticate(sent)) {
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
