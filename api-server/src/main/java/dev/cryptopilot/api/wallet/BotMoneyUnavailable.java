// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.wallet;

/** Kubernetes or a pod did not answer: whether the call took effect is not known. Try again. */
public class BotMoneyUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1;

  public BotMoneyUnavailable(String message) {
    super(message);
  }

  public BotMoneyUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
