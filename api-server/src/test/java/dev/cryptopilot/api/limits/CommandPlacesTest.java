// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cryptopilot.api.config.Environment;
import dev.cryptopilot.api.http.Access;
import dev.cryptopilot.api.http.Admission.Place;
import dev.cryptopilot.api.http.Answer;
import dev.cryptopilot.api.http.ApiError;
import dev.cryptopilot.api.http.Call;
import dev.cryptopilot.api.http.Calls;
import dev.cryptopilot.api.http.Refused;
import dev.cryptopilot.api.http.Route;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommandPlacesTest {

  private static final Route COMMAND =
      Route.post("/api/x", new Access.User(), call -> Answer.ok(Map.of()));
  private static final Route READ =
      Route.get("/api/x", new Access.User(), call -> Answer.ok(Map.of()));
  private static final Call ALICE = Calls.of("alice", "10.0.0.1");
  private static final Call BOB = Calls.of("bob", "10.0.0.1");

  @Test
  void onePersonHasSoManyPlaces() {
    CommandPlaces places = new CommandPlaces(1, 10);
    Place first = places.enter(COMMAND, ALICE);

    refused(places, ALICE, ApiError.Kind.TOO_MANY_REQUESTS);
    places.enter(COMMAND, BOB).close();
    places.enter(READ, ALICE).close();

    first.close();
    places.enter(COMMAND, ALICE).close();
  }

  @Test
  void allHaveSoManyPlaces() {
    CommandPlaces places = new CommandPlaces(5, 1);
    Place first = places.enter(COMMAND, ALICE);

    refused(places, BOB, ApiError.Kind.UNAVAILABLE);

    first.close();
    places.enter(COMMAND, BOB).close();
  }

  @Test
  void aRefusedCommandKeepsNoPlace() {
    CommandPlaces places = new CommandPlaces(1, 2);
    Place first = places.enter(COMMAND, ALICE);
    refused(places, ALICE, ApiError.Kind.TOO_MANY_REQUESTS);

    places.enter(COMMAND, BOB).close();
    first.close();
    places.enter(COMMAND, ALICE).close();
  }

  @Test
  void thereAreDefaults() {
    CommandPlaces.from(new Environment(Map.of())).enter(COMMAND, Calls.from("10.0.0.1")).close();
  }

  private static void refused(CommandPlaces places, Call call, ApiError.Kind kind) {
    assertThatThrownBy(() -> places.enter(COMMAND, call))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.error().kind()).isEqualTo(kind));
  }
}
