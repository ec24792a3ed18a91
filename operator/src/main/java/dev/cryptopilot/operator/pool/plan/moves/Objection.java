// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan.moves;

/**
 * Why a bot will not come to the place that is kept for it.
 *
 * @param failed whether it could not come, rather than is not wanted any more
 * @param why one sentence
 */
record Objection(boolean failed, String why) {

  static Objection unwanted(String why) {
    return new Objection(false, why);
  }

  static Objection failure(String why) {
    return new Objection(true, why);
  }
}
