// SPDX-License-Identifier: Apache-2.0
/** How a new version of a strategy reaches the bots, and how it is taken back. Pure. */
package dev.cryptopilot.operator.strategy.plan.rollout;
