// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.strategy;

/** What it means for a version that an analysis finds something. */
public enum OnFinding {
  /** Bots get it; the finding is told. */
  Warn,
  /** No bot gets it. */
  Refuse
}
