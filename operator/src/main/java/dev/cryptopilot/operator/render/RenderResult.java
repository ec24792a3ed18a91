// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.render;

import dev.cryptopilot.operator.slots.BotContent;

/** The files of a bot, or why there are none. */
public sealed interface RenderResult {

  /**
   * The bot can run.
   *
   * @param content what it runs
   */
  record Rendered(BotContent content) implements RenderResult {}

  /**
   * The bot cannot run as its spec is.
   *
   * @param field field of the Bot to look at, for example {@code spec.config.api_server}
   * @param message what is wrong and what to do instead; begins with the field
   */
  record Refused(String field, String message) implements RenderResult {}
}
