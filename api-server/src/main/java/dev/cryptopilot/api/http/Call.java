// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cryptopilot.api.auth.Caller;
import dev.cryptopilot.api.auth.Credentials;
import java.time.Instant;
import java.util.Optional;

/**
 * One request, as far as the pipeline has looked at it.
 *
 * @param requestId also in the answer's X-Request-Id header and in the access log
 * @param callerIfAny known after authentication; empty on public routes
 * @param botIfAny known after the owner check; empty on routes that name no bot
 * @param body valid against the route's schema; empty when none was sent or none is read
 * @param deadline when the caller is told that it took too long; long work ends itself before
 * @param attribution filled in by public routes that find out whom they serve
 */
public record Call(
    String requestId,
    Request request,
    Parameters path,
    Parameters query,
    Credentials credentials,
    Optional<Caller> callerIfAny,
    Optional<OwnedBot> botIfAny,
    Optional<JsonNode> body,
    Instant deadline,
    Attribution attribution) {

  /**
   * Where the request came from.
   *
   * @param ip of the client, behind trusted proxies too
   * @param userAgent empty text when none was sent
   * @param lastEventId of a reconnecting EventSource
   */
  public record Request(
      Verb verb,
      String path,
      String ip,
      String userAgent,
      Optional<String> lastEventId,
      Site site) {}

  /**
   * The two ends of the request as the browser sees them; what cookies must be like hangs on it.
   *
   * @param host the server's host name as asked for, without a port
   * @param https whether the browser's end of the connection is encrypted
   * @param origin of the page that asks, exactly as sent
   */
  public record Site(String host, boolean https, Optional<String> origin) {}

  /** Of routes that are not public. */
  public Caller caller() {
    return callerIfAny.orElseThrow(() -> new IllegalStateException("a public route has no caller"));
  }

  /** Who is behind the call, for logs: the caller, or whom a public route was about. */
  public Optional<String> knownUser() {
    return callerIfAny.map(Caller::userId).or(attribution::userId);
  }

  /** Of routes with {@link Access.Owner}. */
  public OwnedBot bot() {
    return botIfAny.orElseThrow(() -> new IllegalStateException("the route names no bot"));
  }

  /**
   * The body as a record; an absent body counts as an empty object.
   *
   * @throws Refused 400 when a field has another type
   */
  public <T> T bodyAs(Class<T> type) {
    JsonNode tree = body.orElseGet(() -> Json.mapper().createObjectNode());
    try {
      return Json.mapper().treeToValue(tree, type);
    } catch (JsonProcessingException e) {
      throw new Refused(ApiError.invalid("Validation failed: the body has another form."));
    }
  }

  Call withCaller(Caller caller) {
    return known(Optional.of(caller), botIfAny, body);
  }

  Call withBot(OwnedBot bot) {
    return known(callerIfAny, Optional.of(bot), body);
  }

  Call withBody(JsonNode tree) {
    return known(callerIfAny, botIfAny, Optional.of(tree));
  }

  private Call known(Optional<Caller> who, Optional<OwnedBot> which, Optional<JsonNode> what) {
    return new Call(
        requestId, request, path, query, credentials, who, which, what, deadline, attribution);
  }
}
