// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.kube;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cryptopilot.crds.bot.Bot;

/** A change of the fields that the server declares on a bot. May run several times. */
@FunctionalInterface
public interface BotEdit {

  /**
   * Writes the wanted values into {@code own}.
   *
   * @param live the bot as it is now
   * @param own what the server has declared on it so far, as a manifest
   * @return false when there is nothing to write
   */
  boolean edit(Bot live, ObjectNode own);
}
