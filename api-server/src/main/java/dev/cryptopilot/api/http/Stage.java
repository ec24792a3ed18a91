// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.http;

/** One check that every call passes before its handler. Runs on the call's virtual thread. */
@FunctionalInterface
public interface Stage {

  /**
   * Looks at one call.
   *
   * @return the call with what this stage found out
   * @throws Refused to end the call here
   */
  Call pass(Route route, Call call);
}
