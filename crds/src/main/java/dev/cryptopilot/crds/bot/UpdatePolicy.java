// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.bot;

/** When a changed bot may be restarted. */
public enum UpdatePolicy {
  /** As soon as it has no open trade. */
  WhenFlat,
  /** At once; open trades are taken up again after the restart. */
  Immediate
}
