// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.account;

/** Currencies that sums can be shown in. */
public enum Currency {
  USD,
  EUR,
  GBP,
  JPY,
  CAD,
  AUD,
  CHF
}
