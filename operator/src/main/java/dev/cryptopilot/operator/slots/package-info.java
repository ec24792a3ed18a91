// SPDX-License-Identifier: Apache-2.0
/**
 * The slots Secret of a pool pod: what the operator wants the pod's agent to run.
 *
 * <p>The Secrets are the truth about placement. Format and meaning: docs/reference/pod-protocol.md,
 * sections 1 and 3.
 */
package dev.cryptopilot.operator.slots;
