// SPDX-License-Identifier: Apache-2.0

/** Sums and rates. Pure. */
package dev.cryptopilot.api.portfolio.plan;
