// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.wallet;

/** Thrown where money does not move; rolls back what was begun. */
public final class WalletRefused extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient WalletRefusal refusal;

  public WalletRefused(WalletRefusal refusal) {
    // An expected outcome: no stack trace.
    super(refusal.message(), null, false, false);
    this.refusal = refusal;
  }

  public WalletRefusal refusal() {
    return refusal;
  }
}
