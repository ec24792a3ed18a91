// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.strategy;

/** What became of a version. */
public enum VersionState {
  /** Being validated. */
  Pending,
  /** Validated, not rolled out. */
  Valid,
  /** Refused; the message says why. */
  Invalid,
  /** Being rolled out. */
  Candidate,
  /** The one that channel stable follows. */
  Stable,
  /** Was stable once. */
  Superseded,
  /** Taken back; not rolled out again. */
  RolledBack
}
