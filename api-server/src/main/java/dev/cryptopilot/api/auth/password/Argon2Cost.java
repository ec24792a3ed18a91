// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.password;

/**
 * How much work a hash is.
 *
 * @param memoryKib memory in KiB
 * @param passes over that memory
 */
public record Argon2Cost(int memoryKib, int passes) {

  /** 19 MiB and two passes: the least that OWASP's password storage guide asks for. */
  public static Argon2Cost standard() {
    return new Argon2Cost(19_456, 2);
  }
}
