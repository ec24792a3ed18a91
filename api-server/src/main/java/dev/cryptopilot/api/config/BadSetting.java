// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.config;

/** A setting that the server cannot start with. */
public final class BadSetting extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * Names the setting and the rule.
   *
   * @param rule what is allowed; the value itself is never shown, it may be a secret
   */
  public BadSetting(String name, String rule) {
    super(name + " " + rule + ".");
  }
}
