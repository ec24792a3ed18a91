// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.portfolio.observe;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What a bot itself answered.
 *
 * @param openTrades as freqtrade documents them, without their orders
 * @param life of the process that answered, as its agent names it; empty text when not known
 * @param trades counts of trades then, as its agent names them
 */
public record Reading(Figures figures, List<JsonNode> openTrades, String life, String trades) {

  public Reading {
    openTrades = List.copyOf(openTrades);
  }
}
