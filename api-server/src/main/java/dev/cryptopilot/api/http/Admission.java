// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.http;

/** Bounds how many commands are under way at once. */
@FunctionalInterface
public interface Admission {

  /** A place that is given back when the command has ended. */
  interface Place extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Takes a place for one call.
   *
   * @throws Refused when there is none
   */
  Place enter(Route route, Call call);
}
