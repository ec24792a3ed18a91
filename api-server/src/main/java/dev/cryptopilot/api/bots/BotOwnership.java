// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.bots;

import dev.cryptopilot.api.auth.Caller;
import dev.cryptopilot.api.http.ApiError;
import dev.cryptopilot.api.http.OwnedBot;
import dev.cryptopilot.api.http.Ownership;
import dev.cryptopilot.api.http.Refused;
import dev.cryptopilot.api.wallet.BotRef;
import dev.cryptopilot.crds.bot.Bot;
import java.util.List;
import java.util.Optional;

/**
 * Whose bot a path names. Ids are unique for each owner, so a caller's own bot comes first; an
 * admin may name anybody's bot, by {@code owner:id} where several owners use the id.
 */
public final class BotOwnership implements Ownership {

  private final BotDirectory directory;

  public BotOwnership(BotDirectory directory) {
    this.directory = directory;
  }

  @Override
  public OwnedBot resolve(Caller caller, String instanceId) {
    Optional<Bot> own = directory.find(new BotRef(caller.userId(), instanceId));
    if (own.isPresent()) {
      return owned(own.get());
    }
    List<Bot> others = others(caller, instanceId);
    if (others.isEmpty()) {
      throw new Refused(ApiError.notFound("Bot not found: there is no bot " + instanceId + "."));
    }
    if (!caller.isAdmin()) {
      throw new Refused(ApiError.forbidden("Bot " + instanceId + " belongs to another user."));
    }
    if (others.size() > 1) {
      throw new Refused(
          ApiError.conflict(
              "Several users have a bot " + instanceId + ": write owner:" + instanceId + "."));
    }
    return owned(others.getFirst());
  }

  private List<Bot> others(Caller caller, String instanceId) {
    int colon = instanceId.indexOf(':');
    if (caller.isAdmin() && colon > 0) {
      return directory
          .find(new BotRef(instanceId.substring(0, colon), instanceId.substring(colon + 1)))
          .stream()
          .toList();
    }
    return directory.withId(instanceId);
  }

  private static OwnedBot owned(Bot bot) {
    return new OwnedBot(
        bot.getSpec().owner(),
        InstanceIds.of(bot),
        bot.getMetadata().getNamespace(),
        bot.getMetadata().getName());
  }
}
