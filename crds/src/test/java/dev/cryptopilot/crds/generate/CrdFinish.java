// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.generate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;

/** Adds to a generated CRD what its annotations cannot express, one step an idea. */
final class CrdFinish {

  private static final List<Consumer<ObjectNode>> EVERY_SCHEMA =
      List.of(
          NodeSteps::dropDoubledRules,
          NodeSteps::openObjectsTakeAnything,
          NodeSteps::plainNumbers,
          NodeSteps::integerFormat,
          NodeSteps::boundedTexts,
          NodeSteps::boundedLists,
          NodeSteps::boundedMaps,
          NodeSteps::conditionsByType);

  private CrdFinish() {}

  static void apply(ObjectNode crd) {
    ObjectNode version = (ObjectNode) crd.at("/spec/versions/0");
    ObjectNode schema = (ObjectNode) version.at("/schema/openAPIV3Schema");
    RootSteps.requireSpec(schema);
    RootSteps.describe(schema, crd.at("/spec/names/kind").asText());
    ReservedKeys.refuse(schema);
    SchemaWalk.visit(schema, PatternRules::inWords);
    SchemaWalk.visit(schema, (path, node) -> EVERY_SCHEMA.forEach(step -> step.accept(node)));
    PrinterColumns.set(version, crd.at("/spec/names/kind").asText());
    crd.remove("status");
  }
}
