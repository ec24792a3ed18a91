// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool;

import dev.cryptopilot.crds.pool.BotPool;
import dev.cryptopilot.crds.pool.BotPoolStatus;
import dev.cryptopilot.crds.pool.PoolCheck;
import dev.cryptopilot.operator.agent.AgentCheck;
import dev.cryptopilot.operator.agent.AgentEndpoint;
import dev.cryptopilot.operator.pool.observe.PodChecks;
import dev.cryptopilot.operator.pool.observe.PoolFacts;
import dev.cryptopilot.operator.pool.status.PoolCheckFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Answers a check that a person asked for by an annotation; each request once. */
public final class PoolChecker {

  /** Annotation on the BotPool: id of the request. */
  public static final String REQUESTED = "crypto-pilot.dev/check-requested";

  private final PodChecks checks;
  private final Clock clock;

  /**
   * A checker.
   *
   * @param checks asks the agents; blocks for some seconds at most
   */
  public PoolChecker(PodChecks checks, Clock clock) {
    this.checks = checks;
    this.clock = clock;
  }

  /** The answer to a request that has none yet; else empty. */
  Optional<PoolCheck> answer(
      BotPool pool, PoolFacts facts, Supplier<Collection<AgentEndpoint>> agents) {
    return request(pool)
        .filter(id -> !answered(pool.statusOrEmpty(), id))
        .map(
            id -> {
              Instant began = clock.instant();
              Map<String, AgentCheck> answers = checks.ask(agents.get());
              Duration took = Duration.between(began, clock.instant());
              return PoolCheckFactory.of(id, facts, answers, began, took);
            });
  }

  /** The request on a pool, answered or not; empty without one. */
  static Optional<String> request(BotPool pool) {
    return Optional.ofNullable(pool.getMetadata().getAnnotations())
        .map(all -> all.get(REQUESTED))
        .filter(id -> !id.isBlank());
  }

  private static boolean answered(BotPoolStatus status, String id) {
    return status.checked().filter(check -> id.equals(check.requestId())).isPresent();
  }
}
