// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.plan.analysis;

/**
 * The two versions of a roll-out.
 *
 * @param candidate the one that is rolled out
 * @param stable the one that bots have before
 */
public record Versions(String candidate, String stable) {}
