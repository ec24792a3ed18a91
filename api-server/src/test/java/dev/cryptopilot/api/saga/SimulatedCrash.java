// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.saga;

/** The server dies here. An error, so that no handler of ordinary failures sees it. */
final class SimulatedCrash extends Error {
  private static final long serialVersionUID = 1;

  SimulatedCrash() {
    super("simulated crash", null, false, false);
  }
}
