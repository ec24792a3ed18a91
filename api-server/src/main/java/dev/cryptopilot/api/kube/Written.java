// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.kube;

import dev.cryptopilot.api.http.FieldError;
import dev.cryptopilot.crds.bot.Bot;
import java.util.List;

/** What became of a change of a bot. */
public sealed interface Written {

  /** It is in the cluster; the bot as it is now. */
  record Done(Bot bot) implements Written {}

  /** The edit asked for nothing: the bot as it is. */
  record Untouched(Bot bot) implements Written {}

  /** There is no such bot. */
  record Gone() implements Written {}

  /** The cluster refuses the values, and will again. */
  record Refused(String message, List<FieldError> errors) implements Written {
    public Refused {
      errors = List.copyOf(errors);
    }
  }

  /** A tool such as a GitOps controller has declared these fields and would set them back. */
  record Declared(List<Claim> claims) implements Written {
    public Declared {
      claims = List.copyOf(claims);
    }
  }

  /**
   * Who has declared a field.
   *
   * @param field such as {@code spec.state}
   * @param manager name of the field manager
   */
  record Claim(String field, String manager) {}
}
