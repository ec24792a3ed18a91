// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryptopilot.api.http.Json;
import dev.cryptopilot.api.openapi.Operation;
import dev.cryptopilot.api.openapi.Schemas;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;

/** Holds an answer against the document and against what every answer has. */
record AnswerCheck(Schemas schemas, Operation operation) {

  void check(Reply reply, List<Integer> statuses) throws IOException {
    assertThat(reply.status()).as("status, with the answer %s", reply.text()).isIn(statuses);
    everyAnswerHas(reply.headers());
    assertThat(reply.text()).as("answer").doesNotContain("proof-secret");
    JsonNode response =
        operation
            .response(reply.status())
            .orElseThrow(() -> new AssertionError("not documented: status " + reply.status()));
    String type = reply.type();
    List<String> documented = new ArrayList<>();
    response.path("content").fieldNames().forEachRemaining(documented::add);
    assertThat(documented).as("content types of status %s", reply.status()).contains(type);
    if (type.equals("application/json")) {
      JsonNode body = Json.parse(reply.body());
      assertThat(
              schemas.check(
                  operation.responseSchema(reply.status()).orElseThrow(), body, "answer", ""))
          .as("answer against its schema: %s", reply.text())
          .isEmpty();
      if (reply.status() >= 400) {
        assertThat(body.path("message").asText()).as("message").isNotBlank();
        assertThat(body.path("success").booleanValue()).as("success").isFalse();
      }
    }
  }

  private static void everyAnswerHas(HttpHeaders headers) {
    assertThat(headers.firstValue("Access-Control-Allow-Origin")).contains(ProofServer.ORIGIN);
    assertThat(headers.firstValue("Access-Control-Allow-Credentials")).contains("true");
    assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(headers.firstValue("X-Request-Id")).isPresent();
  }
}
