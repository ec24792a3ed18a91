// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.portfolio.observe;

import dev.cryptopilot.api.agent.PodAddress;

/** What to do about the long poll of one pod. */
sealed interface FeedAction {

  record Open(PodAddress pod) implements FeedAction {}

  record Close(PodAddress pod) implements FeedAction {}
}
