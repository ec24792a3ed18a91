// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.apply;

import dev.cryptopilot.crds.pool.BotPool;
import dev.cryptopilot.operator.agent.BearerToken;
import dev.cryptopilot.operator.pool.blueprint.PodBlueprint;
import dev.cryptopilot.operator.pool.blueprint.SecretFactory;
import dev.cryptopilot.operator.pool.blueprint.TemplateRevisions;
import dev.cryptopilot.operator.pool.observe.AccountClaims;
import dev.cryptopilot.operator.pool.observe.SlotsView;
import dev.cryptopilot.operator.pool.plan.PoolAction;
import dev.cryptopilot.operator.slots.PodNames;
import dev.cryptopilot.operator.slots.PoolLabels;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.net.HttpURLConnection;
import java.util.Optional;
import java.util.function.Supplier;

/** Does what the plan says. */
public final class PoolApplier {

  /** Who the API server says these fields belong to. */
  public static final String FIELD_MANAGER = "crypto-pilot-pool";

  private static final int UNPROCESSABLE = 422;

  private final KubernetesClient client;
  private final PodBlueprint blueprint;
  private final Supplier<BearerToken> tokens;
  private final SlotsView view;
  private final AccountGuard slots;
  private final TemplateStore templates;
  private final VolumeKeeper volumes;
  private final PoolRemoval removal;

  /**
   * An applier.
   *
   * @param tokens makes a new random token each time
   * @param accounts the same as the observer's
   */
  public PoolApplier(
      KubernetesClient client,
      PodBlueprint blueprint,
      Supplier<BearerToken> tokens,
      SlotsView view,
      SlotsView.SecretFetch fetch,
      AccountClaims accounts) {
    this.client = client;
    this.blueprint = blueprint;
    this.tokens = tokens;
    this.view = view;
    this.slots =
        new AccountGuard(
            new SlotsWriter(
                client,
                view,
                new SlotClaims(fetch),
                new MoveChecks(fetch, view, PoolRemains.live(client))),
            accounts);
    this.templates = new TemplateStore(client, blueprint);
    this.volumes = new VolumeKeeper(client);
    this.removal = new PoolRemoval(client);
  }

  /** Does one action. A client error other than conflict or absence is thrown. */
  public ApplyOutcome apply(BotPool pool, PoolAction action) {
    try {
      return switch (action) {
        case PoolAction.EnsureToken ensure -> createToken(pool);
        case PoolAction.RemoveToken remove -> removeToken(pool);
        case PoolAction.UpdateSlots update -> slots.write(pool, update);
        case PoolAction.AddPod add -> applyStatefulSet(pool, add.ordinal(), add.template());
        case PoolAction.UpdatePod update ->
            applyStatefulSet(pool, update.ordinal(), update.template());
        case PoolAction.KeepTemplate keep -> templates.keep(pool, keep);
        case PoolAction.ProveTemplate prove ->
            templates.note(pool, prove.hash(), TemplateRevisions.PROVEN, "true");
        case PoolAction.CondemnTemplate condemn ->
            templates.note(pool, condemn.hash(), TemplateRevisions.FAILURE, condemn.failure());
        case PoolAction.ArchiveClaim archive -> volumes.archive(pool, archive);
        case PoolAction.ReviveClaim revive -> volumes.revive(pool, revive);
        case PoolAction.DeleteClaim delete -> volumes.delete(pool, delete);
        case PoolAction.RemovePool remove -> removal.remove(pool);
        case PoolAction.DropTemplate drop -> templates.drop(pool, drop.hash());
        case PoolAction.BumpPodAnnotation bump -> bump(pool, bump);
        case PoolAction.RestartPod restart -> restart(pool, restart);
        case PoolAction.RemovePod remove -> remove(pool, remove);
      };
    } catch (StaleSlotsException e) {
      return ApplyOutcome.CONFLICT;
    } catch (KubernetesClientException e) {
      return switch (e.getCode()) {
        case HttpURLConnection.HTTP_CONFLICT -> ApplyOutcome.CONFLICT;
        case HttpURLConnection.HTTP_NOT_FOUND -> ApplyOutcome.GONE;
        default -> throw e;
      };
    }
  }

  private ApplyOutcome createToken(BotPool pool) {
    client.secrets().resource(SecretFactory.token(pool, tokens.get())).create();
    return ApplyOutcome.DONE;
  }

  private ApplyOutcome removeToken(BotPool pool) {
    client
        .secrets()
        .inNamespace(namespace(pool))
        .withName(PodNames.tokenSecret(pool.getMetadata().getName()))
        .delete();
    return ApplyOutcome.DONE;
  }

  private ApplyOutcome applyStatefulSet(BotPool pool, int ordinal, String template) {
    Optional<StatefulSet> there =
        Optional.ofNullable(
            client
                .apps()
                .statefulSets()
                .inNamespace(namespace(pool))
                .withName(names(pool, ordinal).statefulSet())
                .get());
    StatefulSet intent =
        blueprint.statefulSet(
            pool,
            ordinal,
            templates.find(pool, template, there),
            there.map(set -> set.getSpec().getVolumeClaimTemplates()));
    client.resource(intent).fieldManager(FIELD_MANAGER).forceConflicts().serverSideApply();
    return ApplyOutcome.DONE;
  }

  private ApplyOutcome bump(BotPool pool, PoolAction.BumpPodAnnotation bump) {
    // The uid makes the API server refuse a later pod of the same name.
    String patch =
        "{\"metadata\":{\"uid\":\"%s\",\"annotations\":{\"%s\":\"%d\",\"%s\":\"%s\"}}}"
            .formatted(
                bump.podUid(),
                PoolLabels.SLOTS_REVISION,
                bump.bump().revision(),
                PoolLabels.SLOTS_BUMPED,
                bump.bump().text());
    try {
      client
          .pods()
          .inNamespace(namespace(pool))
          .withName(bump.pod())
          .patch(PatchContext.of(PatchType.JSON_MERGE), patch);
      return ApplyOutcome.DONE;
    } catch (KubernetesClientException e) {
      if (e.getCode() == UNPROCESSABLE) {
        return ApplyOutcome.GONE;
      }
      throw e;
    }
  }

  private ApplyOutcome restart(BotPool pool, PoolAction.RestartPod restart) {
    return UidDeletion.delete(
        client.pods().inNamespace(namespace(pool)).withName(restart.pod()), restart.podUid());
  }

  /** The Secret first, and only as it was seen: from then on nothing can be placed there. */
  private ApplyOutcome remove(BotPool pool, PoolAction.RemovePod remove) {
    PodNames names = names(pool, remove.ordinal());
    if (remove.slotsVersion().isPresent()) {
      client
          .secrets()
          .inNamespace(namespace(pool))
          .withName(names.slotsSecret())
          .lockResourceVersion(remove.slotsVersion().get())
          .delete();
      view.forget(namespace(pool), names.slotsSecret());
    }
    return remove
        .statefulSetUid()
        .map(uid -> removeSet(pool, names, uid))
        .orElse(ApplyOutcome.DONE);
  }

  private ApplyOutcome removeSet(BotPool pool, PodNames names, String uid) {
    ApplyOutcome outcome =
        UidDeletion.delete(
            client.apps().statefulSets().inNamespace(namespace(pool)).withName(names.statefulSet()),
            uid);
    view.deletedSet(uid);
    return outcome;
  }

  private static PodNames names(BotPool pool, int ordinal) {
    return new PodNames(pool.getMetadata().getName(), ordinal);
  }

  private static String namespace(BotPool pool) {
    return pool.getMetadata().getNamespace();
  }
}
