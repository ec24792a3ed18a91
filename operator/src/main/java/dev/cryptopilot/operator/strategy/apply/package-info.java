// SPDX-License-Identifier: Apache-2.0
/** The only place of this kind that writes. */
package dev.cryptopilot.operator.strategy.apply;
