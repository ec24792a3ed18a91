// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.agent;

/**
 * Where the agent of a pod is asked.
 *
 * @param host address of the pod
 */
public record PodAddress(String pool, String pod, String host, int port) {}
