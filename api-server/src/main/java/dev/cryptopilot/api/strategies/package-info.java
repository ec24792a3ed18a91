// SPDX-License-Identifier: Apache-2.0

/** Strategies as the web client lists them: from Strategy resources alone. */
package dev.cryptopilot.api.strategies;
