// SPDX-License-Identifier: Apache-2.0
/** How pods and pools are, summed up from what agents and Kubernetes say. Pure. */
package dev.cryptopilot.operator.pool.plan.health;
