// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.portfolio.plan;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A market price: one unit of base costs so much of quote.
 *
 * @param source where it was paid, such as kraken
 */
public record Price(PricedPair pair, BigDecimal value, String source, Instant at) {}
