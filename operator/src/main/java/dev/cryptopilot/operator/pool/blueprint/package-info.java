// SPDX-License-Identifier: Apache-2.0
/** Pure factories of the Kubernetes objects of a pool and its pods. */
package dev.cryptopilot.operator.pool.blueprint;
