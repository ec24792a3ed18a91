// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds;

/**
 * How amounts of money are written in resources: decimal strings, so that no digit is lost on the
 * way.
 */
public final class Money {

  /** Not negative, at most 15 digits before the point and 12 after it. */
  public static final String PATTERN = "^[0-9]{1,15}([.][0-9]{1,12})?$";

  /**
   * As {@link #PATTERN}, or the word that lets freqtrade split the whole balance over the open
   * trades.
   */
  public static final String STAKE_PATTERN = "^(unlimited|[0-9]{1,15}([.][0-9]{1,12})?)$";

  private Money() {}
}
