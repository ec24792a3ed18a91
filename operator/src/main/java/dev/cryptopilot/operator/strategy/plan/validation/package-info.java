// SPDX-License-Identifier: Apache-2.0
/** Which versions are looked into, when, and what came of it. Pure; no clients. */
package dev.cryptopilot.operator.strategy.plan.validation;
