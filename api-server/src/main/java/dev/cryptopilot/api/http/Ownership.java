// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.http;

import dev.cryptopilot.api.auth.Caller;

/** The one place that decides whose bot a path names. */
@FunctionalInterface
public interface Ownership {

  /**
   * The bot, if it is for this caller.
   *
   * @throws Refused 404 when there is no such bot, 403 when it is another user's
   */
  OwnedBot resolve(Caller caller, String instanceId);
}
