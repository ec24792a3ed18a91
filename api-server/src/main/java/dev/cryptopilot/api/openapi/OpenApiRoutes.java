// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.openapi;

import dev.cryptopilot.api.http.Access;
import dev.cryptopilot.api.http.Answer;
import dev.cryptopilot.api.http.Json;
import dev.cryptopilot.api.http.RateClass;
import dev.cryptopilot.api.http.Route;
import dev.cryptopilot.api.http.Tier;
import java.util.List;

/** Serves the document. */
public final class OpenApiRoutes {

  private final ApiDocument document;

  public OpenApiRoutes(ApiDocument document) {
    this.document = document;
  }

  public List<Route> routes() {
    return List.of(
        Route.get(
                "/api/openapi.json",
                new Access.Public(),
                call -> Answer.raw(200, "application/json", Json.bytes(document.root())))
            .tier(Tier.C)
            .rate(RateClass.EXEMPT));
  }
}
