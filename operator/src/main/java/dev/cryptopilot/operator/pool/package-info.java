// SPDX-License-Identifier: Apache-2.0
/**
 * Pools: the only allocator of slots. Observe → plan → apply → status, one package each; {@code
 * blueprint} holds pure factories of the Kubernetes objects of a pod.
 */
package dev.cryptopilot.operator.pool;
