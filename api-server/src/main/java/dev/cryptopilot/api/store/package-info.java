// SPDX-License-Identifier: Apache-2.0

/**
 * One database behind one URL: SQLite embedded by default, PostgreSQL in production.
 *
 * <p>The SQL of the server is the same on both. What differs is in {@link Dialect} and reaches
 * migrations as placeholders. Times are UTC and stored as epoch milliseconds; money is decimal,
 * never floating point.
 */
package dev.cryptopilot.api.store;
