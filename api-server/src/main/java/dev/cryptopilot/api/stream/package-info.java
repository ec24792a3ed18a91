// SPDX-License-Identifier: Apache-2.0

/**
 * Tells clients what changes. Each person has one channel however many clients they open: it is
 * worked out once and sent to all of them.
 */
package dev.cryptopilot.api.stream;
