// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.http;

/**
 * One entry of the API. Its parameters and schemas stand in the OpenAPI document under the same
 * method and path; a test proves both lists equal.
 *
 * @param path template such as {@code /api/freqtrade/bots/{id}}; a last segment {@code {path...}}
 *     takes the rest of the path, slashes included
 */
public record Route(
    Verb verb,
    String path,
    Tier tier,
    Access access,
    Body body,
    RateClass rate,
    boolean streams,
    CallHandler handler) {

  public static Route get(String path, Access access, CallHandler handler) {
    return of(Verb.GET, path, access, handler);
  }

  public static Route post(String path, Access access, CallHandler handler) {
    return of(Verb.POST, path, access, handler);
  }

  public static Route put(String path, Access access, CallHandler handler) {
    return of(Verb.PUT, path, access, handler);
  }

  public static Route delete(String path, Access access, CallHandler handler) {
    return of(Verb.DELETE, path, access, handler);
  }

  /** A route of tier A without a body. */
  public static Route of(Verb verb, String path, Access access, CallHandler handler) {
    return new Route(verb, path, Tier.A, access, Body.NONE, RateClass.of(path), false, handler);
  }

  public Route tier(Tier tier) {
    return new Route(verb, path, tier, access, body, rate, streams, handler);
  }

  public Route body(Body body) {
    return new Route(verb, path, tier, access, body, rate, streams, handler);
  }

  public Route rate(RateClass rate) {
    return new Route(verb, path, tier, access, body, rate, streams, handler);
  }

  /**
   * Opened by EventSource or WebSocket, which send no headers: the token may also come in the query
   * or a cookie. Nowhere else: a query ends up in logs, and a cookie is sent by foreign pages too.
   */
  public Route stream() {
    return new Route(verb, path, tier, access, body, rate, true, handler);
  }

  /** The path as the OpenAPI document writes it. */
  public String documentedPath() {
    return PathTemplate.documented(path);
  }

  /** Method and path, as logs and metrics name it. */
  public String name() {
    return verb + " " + path;
  }
}
