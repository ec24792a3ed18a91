// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.kube;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class OwnFieldsTest {

  private static final String LIVE =
      """
      metadata:
        annotations: {ours: a, theirs: b}
        finalizers: [crypto-pilot.dev/bot, crypto-pilot.dev/wallet]
        managedFields:
        - manager: kubectl
          operation: Apply
          fieldsV1: {"f:spec": {"f:market": {}}}
        - manager: crypto-pilot-api
          operation: Update
          fieldsV1: {"f:spec": {"f:update": {}}}
        - manager: crypto-pilot-api
          operation: Apply
          fieldsV1:
            "f:metadata":
              "f:annotations": {"f:ours": {}}
              "f:finalizers": {'v:"crypto-pilot.dev/wallet"': {}}
            "f:spec":
              "f:state": {}
              "f:gone": {}
              "f:features": {".": {}, "f:levels": {}}
      spec:
        state: Running
        update: Immediate
        market: {pairs: [BTC/USD]}
        features: {levels: [{a: 1}, {a: 2}], other: 3}
      """;

  @Test
  void onlyWhatTheManagerAppliedIsLeft() throws IOException {
    assertThat(OwnFields.of(yaml(LIVE), "crypto-pilot-api"))
        .isEqualTo(
            yaml(
                """
                metadata: {annotations: {ours: a}, finalizers: [crypto-pilot.dev/wallet]}
                spec: {state: Running, features: {levels: [{a: 1}, {a: 2}]}}
                """));
  }

  @Test
  void aManagerThatAppliedNothingHasNothing() throws IOException {
    assertThat(OwnFields.of(yaml(LIVE), "somebody")).isEmpty();
  }

  private static JsonNode yaml(String text) throws IOException {
    return new ObjectMapper(new YAMLFactory()).readTree(text);
  }
}
