// SPDX-License-Identifier: Apache-2.0
/** Volumes of pods that are gone, and pools that nobody uses. Pure. */
package dev.cryptopilot.operator.pool.plan.upkeep;
