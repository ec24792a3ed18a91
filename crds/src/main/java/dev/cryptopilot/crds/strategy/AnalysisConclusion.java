// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.strategy;

/** How an analysis ended. */
public enum AnalysisConclusion {
  /** Nothing was found. */
  Passed,
  /** It found what it looks for. */
  Found,
  /** It could not judge, such as for want of trades. */
  Unclear,
  /** It was ended before it had a result. */
  OutOfTime,
  /** The strategy broke it. */
  Failed,
  /** The program was refused before it. */
  NotRun
}
