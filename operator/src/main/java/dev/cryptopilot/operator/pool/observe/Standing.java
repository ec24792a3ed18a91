// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.observe;

import dev.cryptopilot.operator.slots.BotContent;
import java.util.Optional;

/** What may be done with a bot. */
public sealed interface Standing {

  /**
   * It may have a slot here, with this content.
   *
   * @param content rendered from its spec as it is now
   */
  record Wanted(BotContent content) implements Standing {}

  /**
   * It is not to be placed; in a slot it keeps the content it has.
   *
   * @param reason one sentence
   */
  record Held(String reason) implements Standing {}

  /**
   * A Live bot whose exchange keys are not there (any more). It is not to be placed; in a slot it
   * runs on with those it has, until it is stopped: once its process is gone they leave the slot.
   */
  record Keyless() implements Standing {}

  /**
   * It is being deleted.
   *
   * @param settled whether its final equity is recorded
   * @param content what it would run; only where a lost slot has to be made again
   */
  record Leaving(boolean settled, Optional<BotContent> content) implements Standing {

    /** It is being deleted; what it would run does not matter. */
    public Leaving(boolean settled) {
      this(settled, Optional.empty());
    }
  }

  /** The API server says that there is no such Bot any more. */
  record Gone() implements Standing {}
}
