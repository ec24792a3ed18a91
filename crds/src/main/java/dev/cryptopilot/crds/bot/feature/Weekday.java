// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.bot.feature;

/** Days of the week, in the time zone of the schedule. */
public enum Weekday {
  MON,
  TUE,
  WED,
  THU,
  FRI,
  SAT,
  SUN
}
