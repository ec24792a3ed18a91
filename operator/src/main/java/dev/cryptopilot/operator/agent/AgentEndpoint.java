// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.agent;

import java.net.URI;

/**
 * Where the agent of one life of a pod listens.
 *
 * @param pod the pod
 * @param podUid uid of the pod object: a pod of the same name made later is another endpoint
 * @param pool name of the pool
 * @param base for example {@code http://10.0.0.7:8900}
 * @param token what it asks for
 */
public record AgentEndpoint(PodKey pod, String podUid, String pool, URI base, BearerToken token) {}
