// SPDX-License-Identifier: Apache-2.0
/**
 * What is wrong with a pod, the remedy, and what the operator may do about it by itself. Never a
 * second copy elsewhere while the first may live. Pure.
 */
package dev.cryptopilot.operator.pool.plan.repair;
