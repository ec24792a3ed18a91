// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.apply;

import dev.cryptopilot.crds.pool.BotPool;
import dev.cryptopilot.operator.pool.blueprint.SecretFactory;
import dev.cryptopilot.operator.pool.observe.SlotsView;
import dev.cryptopilot.operator.pool.plan.MoveChange;
import dev.cryptopilot.operator.pool.plan.PoolAction;
import dev.cryptopilot.operator.pool.plan.SlotChange;
import dev.cryptopilot.operator.slots.EncodedSlots;
import dev.cryptopilot.operator.slots.PodNames;
import dev.cryptopilot.operator.slots.SlotsSecretCodec;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.Optional;

/**
 * Writes slots Secrets. Each write meets the version that the plan was made from, or fails: two
 * operators never write over each other.
 */
final class SlotsWriter {

  private final KubernetesClient client;
  private final SlotsView view;
  private final SlotClaims claims;
  private final MoveChecks moves;
  private final SlotsSecretCodec codec = new SlotsSecretCodec();

  SlotsWriter(KubernetesClient client, SlotsView view, SlotClaims claims, MoveChecks moves) {
    this.client = client;
    this.view = view;
    this.claims = claims;
    this.moves = moves;
  }

  ApplyOutcome write(BotPool pool, PoolAction.UpdateSlots update) {
    PodNames names = new PodNames(pool.getMetadata().getName(), update.ordinal());
    String namespace = pool.getMetadata().getNamespace();
    if (!(codec.encode(update.content()) instanceof EncodedSlots.Fits fits)) {
      throw new SlotsTooLargeException(names.slotsSecret());
    }
    if (!claimAll(update, namespace, names.slotsSecret()) || !movesAllow(update, namespace)) {
      return ApplyOutcome.CONFLICT;
    }
    try {
      view.wrote(send(pool, names, update, fits));
      releaseAll(update, namespace, names.slotsSecret());
      return ApplyOutcome.DONE;
    } catch (KubernetesClientException e) {
      if (e.getCode() == HttpURLConnection.HTTP_CONFLICT
          || e.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
        // What this process believes to have written last is old: the cache decides again.
        view.forget(namespace, names.slotsSecret());
      }
      throw e;
    }
  }

  private Secret send(
      BotPool pool, PodNames names, PoolAction.UpdateSlots update, EncodedSlots.Fits fits) {
    if (update.resourceVersion().isEmpty()) {
      return client
          .secrets()
          .resource(SecretFactory.slots(pool, update.ordinal(), fits, update.marks()))
          .create();
    }
    String namespace = pool.getMetadata().getNamespace();
    Secret base =
        view.base(namespace, names.slotsSecret(), update.resourceVersion().get())
            .orElseThrow(() -> new StaleSlotsException(names.slotsSecret()));
    return client.secrets().resource(SecretFactory.withSlots(base, fits, update.marks())).update();
  }

  private boolean movesAllow(PoolAction.UpdateSlots update, String namespace) {
    return update.changes().stream()
        .filter(MoveChange.class::isInstance)
        .map(MoveChange.class::cast)
        .allMatch(change -> moves.allows(namespace, change));
  }

  private boolean claimAll(PoolAction.UpdateSlots update, String namespace, String secret) {
    return update.changes().stream()
        .allMatch(
            change ->
                switch (change) {
                  case SlotChange.AssignSlot assign ->
                      claims.claim(assign.uid(), namespace, secret);
                  case MoveChange.ReserveSlot reserve -> {
                    claims.add(reserve.uid(), namespace, secret);
                    yield true;
                  }
                  default -> true;
                });
  }

  private void releaseAll(PoolAction.UpdateSlots update, String namespace, String secret) {
    update.changes().stream()
        .flatMap(change -> released(change, update).stream())
        .forEach(uid -> claims.release(uid, namespace, secret));
  }

  private static Optional<String> released(SlotChange change, PoolAction.UpdateSlots update) {
    return switch (change) {
      case SlotChange.ReleaseSlot release -> Optional.of(release.uid());
      case MoveChange move when update.content().bot(move.uid()).isEmpty() ->
          Optional.of(move.uid());
      default -> Optional.empty();
    };
  }
}
