// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.apply;

import dev.cryptopilot.operator.pool.observe.SlotsView;
import dev.cryptopilot.operator.pool.plan.MoveChange;
import dev.cryptopilot.operator.slots.Arrival;
import dev.cryptopilot.operator.slots.DecodedSlots;
import dev.cryptopilot.operator.slots.Departure;
import dev.cryptopilot.operator.slots.DesiredBot;
import dev.cryptopilot.operator.slots.MoveId;
import dev.cryptopilot.operator.slots.PodNames;
import dev.cryptopilot.operator.slots.PodRef;
import dev.cryptopilot.operator.slots.SlotRole;
import dev.cryptopilot.operator.slots.SlotsSecrets;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.Optional;

/**
 * Looks at the other end of a move, past all caches, before a step of it is written. One read for
 * each such step; steps that cannot hurt are not checked.
 */
final class MoveChecks {

  private final SlotsView.SecretFetch fetch;
  private final SlotsView view;
  private final PoolRemains remains;

  /** What is known of a bot's slot in a pod right now. */
  private sealed interface Seen {

    /** The Secret cannot be read: nothing is known. */
    record Unknown() implements Seen {}

    /** There is no Secret. */
    record NoSecret() implements Seen {}

    /** The Secret has no slot of the bot. */
    record NoSlot() implements Seen {}

    /** The slot. */
    record Slot(DesiredBot slot) implements Seen {}
  }

  MoveChecks(SlotsView.SecretFetch fetch, SlotsView view, PoolRemains remains) {
    this.fetch = fetch;
    this.view = view;
    this.remains = remains;
  }

  /** Whether the other end is as the step needs it. */
  boolean allows(String namespace, MoveChange change) {
    return switch (change) {
      case MoveChange.SealSlot seal ->
          slot(namespace, seal).filter(s -> invites(s, seal)).isPresent();
      case MoveChange.CommitMove commit ->
          slot(namespace, commit).filter(s -> isSealed(s, commit.id())).isPresent();
      case MoveChange.GiveUpSlot done ->
          slot(namespace, done)
              .filter(s -> SlotRole.of(s) == SlotRole.COMMITTED && arrives(s, done.id()))
              .isPresent();
      case MoveChange.RemoveSecond second ->
          slot(namespace, second).filter(s -> SlotRole.of(s).mayRun()).isPresent();
      case MoveChange.UnsealSlot unseal -> mayUnseal(namespace, unseal);
      case MoveChange.ForgetMove forget ->
          switch (see(namespace, forget)) {
            case Seen.NoSlot none -> true;
            case Seen.NoSecret none -> true;
            case Seen.Slot(DesiredBot slot) -> !isSealed(slot, forget.id());
            case Seen.Unknown unknown -> false;
          };
      case MoveChange.ReserveSlot reserve -> true;
      case MoveChange.CancelMove cancel -> true;
      case MoveChange.RenewParcel renew -> true;
    };
  }

  private boolean mayUnseal(String namespace, MoveChange.UnsealSlot unseal) {
    return switch (see(namespace, unseal)) {
      case Seen.Slot(DesiredBot slot) ->
          SlotRole.of(slot) == SlotRole.CANCELLED && arrives(slot, unseal.id());
      case Seen.NoSecret none -> !remains.any(namespace, unseal.far());
      case Seen.NoSlot none -> false;
      case Seen.Unknown unknown -> false;
    };
  }

  /** The place is kept, or taken: in both cases the bot must not run here. */
  private static boolean invites(DesiredBot slot, MoveChange.SealSlot seal) {
    SlotRole role = SlotRole.of(slot);
    return (role == SlotRole.RESERVED || role == SlotRole.COMMITTED) && arrives(slot, seal.id());
  }

  private static boolean isSealed(DesiredBot slot, MoveId id) {
    return SlotRole.of(slot) == SlotRole.SEALED
        && slot.departure().map(Departure::id).filter(id::equals).isPresent();
  }

  private static boolean arrives(DesiredBot slot, MoveId id) {
    return slot.arrival().map(Arrival::id).filter(id::equals).isPresent();
  }

  private Optional<DesiredBot> slot(String namespace, MoveChange change) {
    return see(namespace, change) instanceof Seen.Slot(DesiredBot slot)
        ? Optional.of(slot)
        : Optional.empty();
  }

  private Seen see(String namespace, MoveChange change) {
    PodRef far = change.far();
    Optional<PodNames> names = PodNames.of(far.pool(), far.pod());
    if (names.isEmpty()) {
      return new Seen.NoSecret();
    }
    Optional<Secret> secret = fetch.fetch(namespace, names.get().slotsSecret());
    if (secret.isEmpty()) {
      return new Seen.NoSecret();
    }
    // Whatever the cache says, the next pass knows what was seen here.
    view.saw(secret.get());
    return switch (SlotsSecrets.decode(secret.get())) {
      case DecodedSlots.Unreadable unreadable -> new Seen.Unknown();
      case DecodedSlots.Decoded decoded ->
          decoded.pod().bot(change.uid()).<Seen>map(Seen.Slot::new).orElseGet(Seen.NoSlot::new);
    };
  }
}
