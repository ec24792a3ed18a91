// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.app;

/** Keys of structured log lines, so that one search finds all lines of one thing. */
public final class LogKeys {

  public static final String KIND = "kind";
  public static final String NAMESPACE = "namespace";
  public static final String NAME = "name";
  public static final String POOL = "pool";
  public static final String POD = "pod";
  public static final String REASON = "reason";

  private LogKeys() {}
}
