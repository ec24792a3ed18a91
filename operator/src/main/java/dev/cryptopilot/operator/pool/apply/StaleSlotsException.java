// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.apply;

/** The slots that a plan was made from are not the ones that are known now. */
final class StaleSlotsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StaleSlotsException(String secret) {
    super("the slots in " + secret + " changed since they were seen");
  }
}
