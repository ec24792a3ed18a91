// SPDX-License-Identifier: Apache-2.0

/** What requests may hold at all, whichever route they are for. */
package dev.cryptopilot.api.input;
