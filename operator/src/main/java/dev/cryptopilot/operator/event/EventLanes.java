// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.event;

import java.util.Objects;
import java.util.concurrent.Executor;

/**
 * Where events are written; each may refuse when it is behind. Apart, because thousands of new bots
 * are so much good news that the one that is refused would never be heard of.
 *
 * @param normal for what goes well
 * @param warnings for what does not
 */
public record EventLanes(Executor normal, Executor warnings) {

  public EventLanes {
    Objects.requireNonNull(normal, "normal");
    Objects.requireNonNull(warnings, "warnings");
  }

  Executor of(EventReason.Severity severity) {
    return switch (severity) {
      case Normal -> normal;
      case Warning -> warnings;
    };
  }
}
