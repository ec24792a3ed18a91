// SPDX-License-Identifier: Apache-2.0
/** Wiring: configuration, leader election, health, metrics. No decisions about bots. */
package dev.cryptopilot.operator.app;
