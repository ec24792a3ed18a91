// SPDX-License-Identifier: Apache-2.0
/** What is said about a pool: one factory, pure. */
package dev.cryptopilot.operator.pool.status;
