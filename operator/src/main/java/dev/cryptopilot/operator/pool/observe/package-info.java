// SPDX-License-Identifier: Apache-2.0
/** The world as one pass sees it: records, and the reading of caches into them. */
package dev.cryptopilot.operator.pool.observe;
