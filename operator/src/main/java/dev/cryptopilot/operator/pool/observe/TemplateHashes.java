// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.observe;

import java.util.function.IntFunction;

/**
 * Hashes of the objects that pods should be made from.
 *
 * @param template hash of the pod template, without what differs from pod to pod
 * @param statefulSet hash of the whole StatefulSet of an ordinal
 */
public record TemplateHashes(String template, IntFunction<String> statefulSet) {}
