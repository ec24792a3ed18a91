// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.event;

/** Keys of structured log lines, so that one search finds all lines of one thing. */
final class LogKeys {

  static final String KIND = "kind";
  static final String NAMESPACE = "namespace";
  static final String NAME = "name";
  static final String REASON = "reason";

  private LogKeys() {}
}
