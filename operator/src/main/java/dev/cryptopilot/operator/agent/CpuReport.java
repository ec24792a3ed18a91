// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.agent;

import java.util.Optional;

/**
 * What a bot uses of the processors, in thousandths of a core.
 *
 * @param averageMilli over the last hour, or since the bots of its pod are the ones they are
 * @param burstMilli in the 15 s of that time in which all bots of the pod used the most: bots
 *     compute when a candle closes, all of them at once, so these add up to what the pod needs
 */
public record CpuReport(long averageMilli, long burstMilli) {

  /** What a bot without a process uses. */
  public static final CpuReport NONE = new CpuReport(0, 0);

  static Optional<CpuReport> read(JsonFields node) {
    return node.number("averageMilli").isPresent() && node.number("burstMilli").isPresent()
        ? Optional.of(
            new CpuReport(
                node.number("averageMilli").getAsLong(), node.number("burstMilli").getAsLong()))
        : Optional.empty();
  }
}
