// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.validation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/** Finds the whole report in the log of a validator: one line of JSON among others. */
public final class ValidatorReportText {

  /** Bytes of log that are looked at. */
  public static final int LONGEST_LOG = 256 * 1024;

  /** Longest report that is kept; operators and API servers hold all of them in memory. */
  static final int LONGEST = 64 * 1024;

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private ValidatorReportText() {}

  /** The report that says the same as this summary; empty when there is none of that size. */
  public static Optional<String> inLog(String log, ValidatorSummary summary) {
    return Optional.ofNullable(log)
        .orElse("")
        .lines()
        .filter(line -> line.startsWith("{") && line.length() <= LONGEST)
        .filter(line -> agrees(line, summary))
        .findFirst();
  }

  private static boolean agrees(String line, ValidatorSummary summary) {
    try {
      JsonNode said = MAPPER.readTree(line);
      JsonNode left = MAPPER.readTree(summary.text());
      return said.path("accepted").isBoolean()
          && said.path("accepted").booleanValue() == summary.accepted()
          && said.path("digest").equals(left.path("digest"));
    } catch (JsonProcessingException e) {
      return false;
    }
  }
}
