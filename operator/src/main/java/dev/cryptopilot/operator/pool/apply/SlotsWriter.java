// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.apply;

import dev.cryptopilot.crds.pool.BotPool;
import dev.cryptopilot.operator.pool.blueprint.SecretFactory;
import dev.cryptopilot.operator.pool.observe.SlotsView;
import dev.cryptopilot.operator.pool.plan.PoolAction;
import dev.cryptopilot.operator.pool.plan.SlotChange;
import dev.cryptopilot.operator.slots.EncodedSlots;
import dev.cryptopilot.operator.slots.PodNames;
import dev.cryptopilot.operator.slots.SlotsSecretCodec;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;

/**
 * Writes slots Secrets. Each write meets the version that the plan was made from, or fails: two
 * operators never write over each other.
 */
final class SlotsWriter {

  private final KubernetesClient client;
  private final SlotsView view;
  private final SlotClaims claims;
  private final SlotsSecretCodec codec = new SlotsSecretCodec();

  SlotsWriter(KubernetesClient client, SlotsView view, SlotClaims claims) {
    this.client = client;
    this.view = view;
    this.claims = claims;
  }

  ApplyOutcome write(BotPool pool, PoolAction.UpdateSlots update) {
    PodNames names = new PodNames(pool.getMetadata().getName(), update.ordinal());
    String namespace = pool.getMetadata().getNamespace();
    if (!(codec.encode(update.content()) instanceof EncodedSlots.Fits fits)) {
      throw new SlotsTooLargeException(names.slotsSecret());
    }
    if (!claimAll(update, namespace, names.slotsSecret())) {
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

  private boolean claimAll(PoolAction.UpdateSlots update, String namespace, String secret) {
    return update.changes().stream()
        .filter(SlotChange.AssignSlot.class::isInstance)
        .map(SlotChange.AssignSlot.class::cast)
        .allMatch(assign -> claims.claim(assign.uid(), namespace, secret));
  }

  private void releaseAll(PoolAction.UpdateSlots update, String namespace, String secret) {
    update.changes().stream()
        .filter(SlotChange.ReleaseSlot.class::isInstance)
        .map(SlotChange.ReleaseSlot.class::cast)
        .forEach(release -> claims.release(release.uid(), namespace, secret));
  }
}
