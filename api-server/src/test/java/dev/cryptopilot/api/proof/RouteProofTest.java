// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryptopilot.api.http.Access;
import dev.cryptopilot.api.http.Body;
import dev.cryptopilot.api.http.Json;
import dev.cryptopilot.api.http.Route;
import dev.cryptopilot.api.openapi.ApiDocument;
import dev.cryptopilot.api.openapi.Operation;
import dev.cryptopilot.api.openapi.Schemas;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Calls every route of the wired server as everybody: without a token, with bad ones, as another
 * person, with missing, oversized and ill-typed bodies, as the owner, and last as admin.
 */
class RouteProofTest {

  @TempDir private static Path directory;

  private static ProofServer server;
  private static Personas people;
  private static ApiDocument document;
  private static Schemas schemas;
  private static final Map<String, Route> ROUTES = new TreeMap<>();

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    server = new ProofServer(directory);
    document = server.wiring().document();
    schemas = new Schemas(document);
    for (Route route : server.wiring().routes()) {
      ROUTES.put(name(route), route);
    }
    people = Personas.of(server);
    ProofWorld.build(server, people);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void everyRouteHasARow() throws IOException {
    assertThat(ProofRow.all().stream().map(ProofRow::route).distinct())
        .as("rows in src/test/resources/proof against the routes of the server")
        .containsExactlyInAnyOrderElementsOf(ROUTES.keySet());
  }

  @TestFactory
  Stream<DynamicContainer> everyRouteForEverybody() throws IOException {
    return ProofRow.all().stream()
        .filter(row -> ROUTES.containsKey(row.route()))
        .map(row -> DynamicContainer.dynamicContainer(row.route(), cases(row)));
  }

  private static Stream<DynamicTest> cases(ProofRow row) {
    Route route = ROUTES.get(row.route());
    Access access = route.access();
    List<DynamicTest> cases = new ArrayList<>();
    byte[] body = row.bodyBytes();
    cases.add(test(row, "without a token", "", body, Expected.nobody(access, row)));
    people
        .bad()
        .tokens()
        .forEach(
            (what, token) -> cases.add(test(row, what, token, body, Expected.nobody(access, row))));
    cases.add(
        test(row, "another person", people.other().token(), body, Expected.other(access, row)));
    cases.addAll(wrongBodies(row, route));
    cases.add(test(row, "owner", people.owner().token(), body, Expected.owner(access, row)));
    cases.add(test(row, "admin", people.admin().token(), body, Expected.admin(access, row)));
    return cases.stream();
  }

  private static List<DynamicTest> wrongBodies(ProofRow row, Route route) {
    String token = token(route);
    List<DynamicTest> cases = new ArrayList<>();
    if (route.verb().changes()) {
      cases.add(test(row, "oversized body", token, WrongBodies.oversized(), List.of(413)));
    }
    if (route.body() == Body.REQUIRED) {
      cases.add(test(row, "missing body", token, new byte[0], List.of(400)));
    }
    if (route.body() != Body.NONE) {
      cases.add(test(row, "no JSON", token, new byte[] {'{'}, List.of(400)));
      cases.add(test(row, "no object", token, new byte[] {'[', ']'}, List.of(400)));
      WrongBodies.unstorable()
          .forEach(
              odd -> cases.add(test(row, "not storable: " + text(odd), token, odd, List.of(400))));
      JsonNode good = row.body().orElseGet(() -> Json.mapper().createObjectNode());
      JsonNode schema = document.operation(route).orElseThrow().bodySchema().orElseThrow();
      for (JsonNode wrong : WrongBodies.of(document, schema, good)) {
        cases.add(test(row, "wrong types " + wrong, token, Json.bytes(wrong), List.of(400)));
      }
    }
    return cases;
  }

  /** Of somebody whom the route lets through to its body. */
  private static String token(Route route) {
    return route.access() instanceof Access.Admin ? people.admin().token() : people.owner().token();
  }

  private static DynamicTest test(
      ProofRow row, String name, String token, byte[] body, List<Integer> statuses) {
    Operation operation = document.operation(ROUTES.get(row.route())).orElseThrow();
    String method = row.route().substring(0, row.route().indexOf(' '));
    return DynamicTest.dynamicTest(
        name,
        () ->
            new AnswerCheck(schemas, operation)
                .check(server.call(method, row.uri(), token, body), statuses));
  }

  private static String text(byte[] body) {
    return new String(body, StandardCharsets.US_ASCII);
  }

  private static String name(Route route) {
    return route.verb() + " " + route.documentedPath();
  }
}
