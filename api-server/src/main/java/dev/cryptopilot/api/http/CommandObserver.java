// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.http;

/** Told of every command, whether it was served or refused. Must not throw. */
@FunctionalInterface
public interface CommandObserver {

  /** Called before the answer goes out. */
  void ended(Route route, Call call, Answer answer);
}
