// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.http;

import dev.cryptopilot.api.auth.Caller;
import dev.cryptopilot.api.auth.Credentials;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Calls for tests that need no server. */
public final class Calls {

  private Calls() {}

  /** A call without a token. */
  public static Call from(String ip) {
    return new Call(
        "request-1",
        new Call.Request(
            Verb.POST,
            "/api/thing",
            ip,
            "",
            Optional.empty(),
            new Call.Site("api.example.org", true, Optional.empty())),
        Parameters.none(),
        Parameters.none(),
        Credentials.none(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Instant.EPOCH,
        new Attribution());
  }

  /** A call of somebody who is signed in. */
  public static Call of(String userId, String ip) {
    return from(ip).withCaller(Caller.user(userId));
  }

  /** The same with path and query parameters. */
  public static Call with(Call call, Map<String, String> path, Map<String, String> query) {
    return new Call(
        call.requestId(),
        call.request(),
        new Parameters(path),
        new Parameters(query),
        call.credentials(),
        call.callerIfAny(),
        call.botIfAny(),
        call.body(),
        call.deadline(),
        call.attribution());
  }

  /** The same with a body. */
  public static Call with(Call call, com.fasterxml.jackson.databind.JsonNode body) {
    return call.withBody(body);
  }
}
