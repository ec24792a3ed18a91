// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.agent;

import java.time.Instant;
import java.util.Optional;

/**
 * How the last process of a bot ended.
 *
 * @param code exit code, empty when a signal ended it
 * @param signal signal number, empty when it exited by itself
 * @param reason one word of the protocol's list, for example {@code StrategyNotLoaded}
 * @param message one sentence for people; file, line and reason for a strategy
 * @param field field of the Bot to look at, for example {@code spec.strategy}
 * @param at when it ended
 */
public record LastExit(
    Optional<Integer> code,
    Optional<Integer> signal,
    String reason,
    String message,
    Optional<String> field,
    Optional<Instant> at) {}
