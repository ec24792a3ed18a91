// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.wallet;

/** What a person's plan allows. */
@FunctionalInterface
public interface PlanLimits {

  Limits of(String owner);

  /**
   * Upper bounds, both inclusive.
   *
   * @param maxBots bots at one time
   * @param maxWalletSize the most that deposits may raise the balance to
   */
  record Limits(int maxBots, Money maxWalletSize) {}
}
