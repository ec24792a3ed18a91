// SPDX-License-Identifier: Apache-2.0
/** Strategies: publishes each version as an immutable ConfigMap and resolves what bots ask for. */
package dev.cryptopilot.operator.strategy;
