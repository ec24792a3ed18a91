// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.agent;

/**
 * The secret that agents ask for. It never prints itself.
 *
 * @param value the token
 */
public record BearerToken(String value) {

  @Override
  public String toString() {
    return "BearerToken[hidden]";
  }
}
