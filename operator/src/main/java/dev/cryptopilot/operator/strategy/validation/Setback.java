// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.validation;

import java.time.Instant;

/**
 * The API server refused a write about a version: a quota, a policy, a missing right.
 *
 * @param why in the API server's words
 * @param at the last time
 * @param times in a row
 */
public record Setback(String why, Instant at, int times) {}
