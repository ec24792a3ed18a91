// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.observe;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * What a bot owned.
 *
 * @param equity the whole wallet in the stake currency
 * @param capital balance that the measured process began with; a change means that money was added
 *     or taken, or that counting began anew
 * @param at when it was asked
 */
public record Worth(BigDecimal equity, BigDecimal capital, Instant at) {}
