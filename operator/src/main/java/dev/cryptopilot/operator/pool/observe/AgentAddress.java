// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.observe;

/** Where the agent of a pod listens. Pure. */
final class AgentAddress {

  private AgentAddress() {}

  /**
   * Base address of an agent.
   *
   * @param ip address of the pod, IPv4 or IPv6
   * @param port port of the agents' API
   */
  static String of(String ip, int port) {
    String host = ip.contains(":") ? "[" + ip + "]" : ip;
    return "http://" + host + ":" + port;
  }
}
