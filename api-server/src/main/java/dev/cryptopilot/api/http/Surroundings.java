// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.http;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.function.Supplier;

/**
 * What requests are measured and named by.
 *
 * @param ids request ids
 */
public record Surroundings(Clock clock, Supplier<String> ids, MeterRegistry metrics) {}
