// SPDX-License-Identifier: Apache-2.0

/** Keys of exchange accounts: they go in, and never come out again. */
package dev.cryptopilot.api.keys;
