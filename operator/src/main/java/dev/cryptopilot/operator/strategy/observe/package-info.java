// SPDX-License-Identifier: Apache-2.0
/** What is known about a strategy before anything is decided. */
package dev.cryptopilot.operator.strategy.observe;
