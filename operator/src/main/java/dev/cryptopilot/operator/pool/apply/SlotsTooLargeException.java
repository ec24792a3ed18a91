// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.apply;

/** A plan asked for more than a Secret can hold; the planner should have seen it. */
public final class SlotsTooLargeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SlotsTooLargeException(String secret) {
    super("the slots of " + secret + " would be larger than a Secret may be");
  }
}
