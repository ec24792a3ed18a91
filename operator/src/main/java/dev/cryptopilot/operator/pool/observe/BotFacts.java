// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.observe;

import dev.cryptopilot.crds.bot.UpdatePolicy;
import dev.cryptopilot.operator.slots.Drain;
import dev.cryptopilot.operator.slots.Goal;
import java.util.OptionalInt;

/**
 * A Bot that wants this pool or holds a slot in it.
 *
 * @param name its name
 * @param uid its uid
 * @param createdAt when it was made, RFC 3339; who came first is served first
 * @param standing what may be done with it
 * @param askedGoal the goal its spec asks for
 * @param drain how it gives up its trades when deleted
 * @param update when changed content may restart it
 * @param lastOrdinal pod of this pool that holds its database, as its status says
 * @param place where it is to be and where it was
 */
public record BotFacts(
    String name,
    String uid,
    String createdAt,
    Standing standing,
    Goal askedGoal,
    Drain drain,
    UpdatePolicy update,
    OptionalInt lastOrdinal,
    Place place) {}
