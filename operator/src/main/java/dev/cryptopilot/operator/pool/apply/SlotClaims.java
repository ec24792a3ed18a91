// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.apply;

import dev.cryptopilot.operator.pool.observe.SlotsView;
import dev.cryptopilot.operator.slots.DecodedSlots;
import dev.cryptopilot.operator.slots.DesiredBot;
import dev.cryptopilot.operator.slots.SlotsSecrets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which slots Secret of this process's making holds a bot. Pools are reconciled side by side on
 * caches of different age; this keeps two of them from giving one bot a slot each.
 */
final class SlotClaims {

  private final SlotsView.SecretFetch fetch;
  private final Map<String, Set<Claim>> byUid = new ConcurrentHashMap<>();

  private record Claim(String namespace, String secret) {}

  SlotClaims(SlotsView.SecretFetch fetch) {
    this.fetch = fetch;
  }

  /**
   * Claims a bot that has no slot for a Secret.
   *
   * @return false when another Secret holds the bot, or may hold it
   */
  boolean claim(String uid, String namespace, String secret) {
    Claim wanted = new Claim(namespace, secret);
    Set<Claim> holders =
        byUid.compute(
            uid,
            (key, current) -> {
              Set<Claim> others =
                  Optional.ofNullable(current).orElse(Set.of()).stream()
                      .filter(claim -> !claim.equals(wanted))
                      .filter(claim -> stillHolds(claim, uid))
                      .collect(Collectors.toUnmodifiableSet());
              return others.isEmpty() ? Set.of(wanted) : others;
            });
    return holders.contains(wanted);
  }

  /** Notes that a Secret keeps a place for a bot that another one holds. */
  void add(String uid, String namespace, String secret) {
    byUid.merge(
        uid,
        Set.of(new Claim(namespace, secret)),
        (first, more) ->
            Stream.concat(first.stream(), more.stream()).collect(Collectors.toUnmodifiableSet()));
  }

  /** Gives a bot up after its slot was released by a successful write. */
  void release(String uid, String namespace, String secret) {
    Claim gone = new Claim(namespace, secret);
    byUid.computeIfPresent(
        uid,
        (key, current) -> {
          Set<Claim> rest =
              current.stream()
                  .filter(claim -> !claim.equals(gone))
                  .collect(Collectors.toUnmodifiableSet());
          return rest.isEmpty() ? null : rest;
        });
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
      case DecodedSlots.Decoded decoded ->
          decoded.pod().bot(uid).filter(DesiredBot::mayHold).isPresent();
      case DecodedSlots.Unreadable unreadable -> true;
    };
  }
}
