// SPDX-License-Identifier: Apache-2.0
/** What to do about a strategy. Pure; no clients. */
package dev.cryptopilot.operator.strategy.plan;
