// SPDX-License-Identifier: Apache-2.0
/** Builds the status of a Strategy. */
package dev.cryptopilot.operator.strategy.status;
