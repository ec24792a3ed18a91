// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.apply;

import dev.cryptopilot.operator.pool.observe.SlotsView;
import dev.cryptopilot.operator.slots.DecodedSlots;
import dev.cryptopilot.operator.slots.SlotsSecrets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which slots Secret of this process's making holds a bot. Pools are reconciled side by side on
 * caches of different age; this keeps two of them from giving one bot a slot each.
 */
final class SlotClaims {

  private final SlotsView.SecretFetch fetch;
  private final Map<String, Claim> byUid = new ConcurrentHashMap<>();

  private record Claim(String namespace, String secret) {}

  SlotClaims(SlotsView.SecretFetch fetch) {
    this.fetch = fetch;
  }

  /**
   * Claims a bot for a Secret.
   *
   * @return false when another Secret holds the bot, or may hold it
   */
  boolean claim(String uid, String namespace, String secret) {
    Claim wanted = new Claim(namespace, secret);
    Claim holder =
        byUid.compute(
            uid,
            (key, current) ->
                current == null || current.equals(wanted) || !stillHolds(current, uid)
                    ? wanted
                    : current);
    return holder.equals(wanted);
  }

  /** Gives a bot up after its slot was released by a successful write. */
  void release(String uid, String namespace, String secret) {
    byUid.remove(uid, new Claim(namespace, secret));
  }

  private boolean stillHolds(Claim claim, String uid) {
    return fetch
        .fetch(claim.namespace(), claim.secret())
        .map(SlotsSecrets::decode)
        .map(slots -> mayHold(slots, uid))
        .orElse(false);
  }

  private static boolean mayHold(DecodedSlots slots, String uid) {
    return switch (slots) {
      case DecodedSlots.Decoded decoded -> decoded.pod().bot(uid).isPresent();
      case DecodedSlots.Unreadable unreadable -> true;
    };
  }
}
