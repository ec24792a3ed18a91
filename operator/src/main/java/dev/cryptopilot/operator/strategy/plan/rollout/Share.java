// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.plan.rollout;

/** How many bots a share is. */
final class Share {

  private static final int WHOLE = 100;

  private Share() {}

  /** Rounded down, but one bot at least: a step without any bot would show nothing. */
  static int of(int percent, int followers) {
    if (followers == 0 || percent >= WHOLE) {
      return followers;
    }
    return Math.max(1, (int) ((long) followers * percent / WHOLE));
  }
}
