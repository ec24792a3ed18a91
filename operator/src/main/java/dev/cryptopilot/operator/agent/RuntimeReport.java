// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.agent;

import java.util.Optional;

/**
 * What runs in a pod.
 *
 * @param preloaded whether bots are forked from a preloaded parent
 * @param immortal whether the preloaded objects are immortal
 * @param python version of Python
 * @param freqtrade version of freqtrade
 * @param reason why preloading is off
 */
public record RuntimeReport(
    boolean preloaded,
    boolean immortal,
    String python,
    String freqtrade,
    Optional<String> reason) {}
