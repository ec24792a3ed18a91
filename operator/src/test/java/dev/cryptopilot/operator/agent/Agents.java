// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.agent;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.time.Duration;

/** What tests of the agent client share. */
final class Agents {

  static final String TOKEN = "t0ken";
  static final InetSocketAddress ANY_PORT =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  static final PodKey POD = new PodKey("default", "starter-0-0");

  private Agents() {}

  /** Where that agent listens, for another one after it. */
  static InetSocketAddress addressOf(AgentSimulator agent) {
    return new InetSocketAddress(
        InetAddress.ofLiteral(agent.base().getHost()), agent.base().getPort());
  }

  static AgentClient client() {
    HttpClient http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    return new AgentClient(http, Duration.ofSeconds(5));
  }

  static AgentEndpoint endpoint(AgentSimulator agent, String podUid) {
    return new AgentEndpoint(POD, podUid, "starter", agent.base(), new BearerToken(TOKEN));
  }
}
