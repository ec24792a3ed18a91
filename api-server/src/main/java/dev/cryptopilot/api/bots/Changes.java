// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.bots;

import dev.cryptopilot.api.http.ApiError;
import dev.cryptopilot.api.http.FieldError;
import dev.cryptopilot.api.http.Refused;
import dev.cryptopilot.api.kube.Written;
import dev.cryptopilot.crds.bot.Bot;
import java.util.stream.Collectors;

/** What became of a change of a bot, said to a person. Pure. */
public final class Changes {

  private Changes() {}

  /**
   * The bot after the change.
   *
   * @throws Refused when nothing has changed, with the reason
   */
  public static Bot made(Written written, String instanceId) {
    return switch (written) {
      case Written.Done(Bot bot) -> bot;
      case Written.Untouched(Bot bot) -> bot;
      case Written.Gone() ->
          throw new Refused(
              ApiError.notFound("Bot not found: there is no bot " + instanceId + "."));
      case Written.Refused refused ->
          throw new Refused(
              ApiError.invalid(refused.message(), refused.errors().toArray(FieldError[]::new)));
      case Written.Declared declared ->
          throw new Refused(
              ApiError.conflict(
                  declared.claims().stream()
                      .map(claim -> claim.field() + " is declared by " + claim.manager())
                      .distinct()
                      .collect(
                          Collectors.joining(
                              ", ",
                              "Bot " + instanceId + " is not changed: ",
                              ". Change it there, or let that tool no longer declare it."))));
    };
  }
}
