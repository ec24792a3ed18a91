// SPDX-License-Identifier: Apache-2.0

/** What a person's bots are worth together, now and over time. */
package dev.cryptopilot.api.portfolio;
