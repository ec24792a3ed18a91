// SPDX-License-Identifier: Apache-2.0

/**
 * Paper money: a double-entry ledger for each person, and the ports through which it meets bots.
 *
 * <p>The domain of this package knows neither HTTP nor Kubernetes. What changes a bot and the
 * ledger together is a saga (package {@code saga}); what is in the database is in {@code
 * wallet.store}.
 */
package dev.cryptopilot.api.wallet;
