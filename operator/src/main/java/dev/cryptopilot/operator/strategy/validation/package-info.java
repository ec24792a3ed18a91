// SPDX-License-Identifier: Apache-2.0
/** The sandboxed pods that look into versions, and the reports they leave; pure. */
package dev.cryptopilot.operator.strategy.validation;
