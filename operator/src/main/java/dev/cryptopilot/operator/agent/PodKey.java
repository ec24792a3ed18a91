// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.agent;

/**
 * Names a pod.
 *
 * @param namespace its namespace
 * @param name its name
 */
public record PodKey(String namespace, String name) {

  @Override
  public String toString() {
    return namespace + "/" + name;
  }
}
