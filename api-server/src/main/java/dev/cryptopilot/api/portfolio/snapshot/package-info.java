// SPDX-License-Identifier: Apache-2.0

/** The history of portfolios: what is kept, how finely, and for how long. */
package dev.cryptopilot.api.portfolio.snapshot;
