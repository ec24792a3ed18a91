// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user of kubectl meets: explanations, columns, names, scale. */
class CrdShapeTest {

  @Test
  void kubectlExplainExplainsEveryField() {
    List<String> unexplained = new ArrayList<>();
    List<String> seen = new ArrayList<>();
    CrdSchemas.visitAll(
        (path, node) -> {
          seen.add(path);
          boolean isElement = path.endsWith("[]") || path.endsWith("{}");
          if (!isElement && node.path("description").asText().length() < 8) {
            unexplained.add(path);
          }
        });

    assertThat(seen).hasSizeGreaterThan(300).contains("bots.spec.owner");
    assertThat(unexplained).as("add a @JsonPropertyDescription").isEmpty();
  }

  @Test
  void everyTextListAndMapIsBounded() {
    List<String> unbounded = new ArrayList<>();
    CrdSchemas.visitAll(
        (path, node) -> {
          if (switch (node.path("type").asText()) {
            case "string" -> !node.has("enum") && !node.has("maxLength") && !node.has("format");
            case "array" -> !node.has("maxItems");
            default -> node.has("additionalProperties") && !node.has("maxProperties");
          }) {
            unbounded.add(path);
          }
        });

    assertThat(unbounded).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "bots, State Phase Ready Pool Strategy Version Profit Open Age",
    "botpools, Owner Pods Ready Bots Slots Free Health Age",
    "strategies, Stable Candidate Rollout Valid Bots Age"
  })
  void columnsComeInTheOrderTheyAreRead(String plural, String columns) {
    assertThat(columns(plural)).containsExactly(columns.split(" "));
  }

  private static List<String> columns(String plural) {
    JsonNode columns = CrdSchemas.crd(plural).at("/spec/versions/0/additionalPrinterColumns");
    return StreamSupport.stream(columns.spliterator(), false)
        .filter(column -> column.path("priority").asInt() == 0)
        .map(column -> column.path("name").asText())
        .toList();
  }

  @Test
  void noNameMeansTwoKinds() {
    List<String> names = new ArrayList<>();
    for (String plural : CrdSchemas.PLURALS) {
      JsonNode own = CrdSchemas.crd(plural).at("/spec/names");
      names.add(own.path("plural").asText());
      names.add(own.path("singular").asText());
      own.path("shortNames").forEach(name -> names.add(name.asText()));
    }

    assertThat(names).doesNotHaveDuplicates().doesNotContain("crypto-pilot", "po", "ds");
  }

  @Test
  void scaleOfAPoolIsItsLeastNumberOfPods() {
    JsonNode scale = CrdSchemas.crd("botpools").at("/spec/versions/0/subresources/scale");

    assertThat(scale.path("specReplicasPath").asText()).isEqualTo(".spec.pods.min");
    assertThat(scale.path("statusReplicasPath").asText()).isEqualTo(".status.replicas");
    assertThat(scale.path("labelSelectorPath").asText()).isEqualTo(".status.selector");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bots", "botpools", "strategies"})
  void specIsRequiredAndStatusIsASubresource(String plural) {
    JsonNode version = CrdSchemas.crd(plural).at("/spec/versions/0");
    JsonNode schema = version.at("/schema/openAPIV3Schema");

    assertThat(schema.path("required")).extracting(JsonNode::asText).containsExactly("spec");
    assertThat(version.at("/subresources").has("status")).isTrue();
    assertThat(
            schema
                .at("/properties/status/properties/conditions/x-kubernetes-list-map-keys/0")
                .asText())
        .isEqualTo("type");
  }
}
