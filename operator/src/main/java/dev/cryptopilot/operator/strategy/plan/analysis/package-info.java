// SPDX-License-Identifier: Apache-2.0
/** What is counted of bots during a roll-out, and what it says about the new version. Pure. */
package dev.cryptopilot.operator.strategy.plan.analysis;
