// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.observe;

import java.util.Optional;

/**
 * A pod template that this pool has had, kept so that the pool can return to it.
 *
 * @param hash hash of the template
 * @param number grows with each template that is asked for
 * @param proven whether bots have run well in a pod made from it
 * @param failure why it was taken back, a sentence
 */
public record TemplateRevision(
    String hash, long number, boolean proven, Optional<String> failure) {}
