// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.agent;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * The newest report of a pod that its reader has.
 *
 * @param agent id of the agent's life; revisions of another life say nothing
 * @param revision of the report; below 0 = none was seen
 */
public record ReportSeen(String agent, long revision) {

  /** Before the first report. */
  public static ReportSeen none() {
    return new ReportSeen("", -1);
  }

  public static ReportSeen of(JsonNode report) {
    return new ReportSeen(report.path("agentId").asText(), report.path("revision").asLong(-1));
  }

  String uri(Duration wait) {
    return revision < 0
        ? "/v1/status"
        : "/v1/status?since="
            + revision
            + "&wait="
            + wait.toSeconds()
            + "&agent="
            + URLEncoder.encode(agent, StandardCharsets.UTF_8);
  }
}
