// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.http;

/** Answers one call, on a virtual thread of its own: it may block. */
@FunctionalInterface
public interface CallHandler {

  /**
   * Does what the call asks for.
   *
   * @throws Refused when the call cannot be served, with what to tell the caller
   */
  Answer handle(Call call);
}
