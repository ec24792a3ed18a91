// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.password;

/**
 * How much work a hash is.
 *
 * @param memoryKib memory in KiB
 * @param passes over that memory
 */
public record Argon2Cost(int memoryKib, int passes) {

  /** 9 MiB and four passes: of the pairs that OWASP's password storage guide holds equal. */
  public static Argon2Cost standard() {
    return new Argon2Cost(9_216, 4);
  }
}
