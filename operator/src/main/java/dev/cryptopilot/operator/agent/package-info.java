// SPDX-License-Identifier: Apache-2.0
/**
 * Client of the agents in pool pods. It only reads: what a pod shall do is written to its slots
 * Secret. Routes and fields: docs/reference/pod-protocol.md, section 4.
 */
package dev.cryptopilot.operator.agent;
