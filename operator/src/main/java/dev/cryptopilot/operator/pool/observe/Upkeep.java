// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.observe;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a pool has to see to besides its bots and pods.
 *
 * @param claims volume claims of its pods
 * @param emptySince since when it has no bots, as its status says
 * @param rebalanceRequest last request of a person to even out the pods
 * @param rebalanceAnswered last such request that was answered
 * @param agentsAnswer whether the agent of any pod of any pool answers now
 */
public record Upkeep(
    List<ClaimFacts> claims,
    Optional<Instant> emptySince,
    Optional<String> rebalanceRequest,
    Optional<String> rebalanceAnswered,
    boolean agentsAnswer) {

  private static final Upkeep NONE =
      new Upkeep(List.of(), Optional.empty(), Optional.empty(), Optional.empty(), false);

  /** Copies the list. */
  public Upkeep {
    claims = List.copyOf(claims);
  }

  /** Nothing to see to. */
  public static Upkeep none() {
    return NONE;
  }

  /** A request that is not answered yet. */
  public Optional<String> openRequest() {
    return rebalanceRequest.filter(request -> !rebalanceAnswered.equals(Optional.of(request)));
  }
}
