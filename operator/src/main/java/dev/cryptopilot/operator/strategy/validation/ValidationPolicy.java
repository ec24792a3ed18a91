// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.validation;

/** What a verdict on a version's program is good for. */
public enum ValidationPolicy {
  /** No bot gets a version before it was accepted. */
  Enforce,
  /** Bots get a version at once; the verdict is told. */
  Warn,
  /** Nobody looks into programs. */
  Off
}
