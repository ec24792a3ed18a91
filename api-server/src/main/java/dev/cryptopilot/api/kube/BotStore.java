// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.kube;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cryptopilot.api.http.Json;
import dev.cryptopilot.crds.ApiGroup;
import dev.cryptopilot.crds.bot.Bot;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Bots as they are in the Kubernetes API this moment. */
public final class BotStore {

  private static final String API_VERSION = ApiGroup.NAME + "/" + ApiGroup.VERSION;
  private static final ResourceDefinitionContext BOTS =
      new ResourceDefinitionContext.Builder()
          .withGroup(ApiGroup.NAME)
          .withVersion(ApiGroup.VERSION)
          .withKind("Bot")
          .withPlural("bots")
          .withNamespaced(true)
          .build();

  private static final int ATTEMPTS = 10;

  private final KubernetesClient client;
  private final String namespace;

  public BotStore(KubernetesClient client, String namespace) {
    this.client = client;
    this.namespace = namespace;
  }

  public String namespace() {
    return namespace;
  }

  /**
   * The bot of this name; empty only on the word of the Kubernetes API.
   *
   * @throws ClusterUnavailable when it does not answer
   */
  public Optional<Bot> find(String name) {
    return read(name).map(this::bot);
  }

  /**
   * All bots of the namespace.
   *
   * @throws ClusterUnavailable when the Kubernetes API does not answer
   */
  public List<Bot> list() {
    try {
      return client.resources(Bot.class).inNamespace(namespace).list().getItems();
    } catch (KubernetesClientException e) {
      throw new ClusterUnavailable("Kubernetes does not list the bots", e);
    }
  }

  /**
   * Asks for a bot's deletion if it is still the one that is meant; a bot that is gone is fine.
   *
   * @throws ClusterUnavailable when it is not known whether the deletion was taken
   */
  public void delete(String name, Predicate<Bot> only) {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      Optional<Bot> bot = find(name).filter(only);
      if (bot.isEmpty() || deleted(bot.get())) {
        return;
      }
    }
    throw new ClusterUnavailable(
        name + " changes all the time, it cannot be deleted", new IllegalStateException());
  }

  /** False when it has changed since it was read. */
  private boolean deleted(Bot bot) {
    try {
      client.resource(bot).lockResourceVersion(bot.getMetadata().getResourceVersion()).delete();
      return true;
    } catch (KubernetesClientException e) {
      if (e.getCode() == Refusals.CONFLICT) {
        return false;
      }
      if (e.getCode() == Refusals.NOT_FOUND) {
        return true;
      }
      throw new ClusterUnavailable("Kubernetes does not delete the bot", e);
    }
  }

  Optional<JsonNode> read(String name) {
    try {
      return Optional.ofNullable(resource(name).get()).map(BotStore::tree);
    } catch (KubernetesClientException e) {
      throw new ClusterUnavailable("Kubernetes does not show the bot", e);
    }
  }

  Bot bot(JsonNode tree) {
    return client.getKubernetesSerialization().unmarshal(tree.toString(), Bot.class);
  }

  JsonNode apply(ObjectNode intent, boolean force) {
    PatchContext context =
        new PatchContext.Builder()
            .withPatchType(PatchType.SERVER_SIDE_APPLY)
            .withFieldManager(BotWriter.MANAGER)
            .withForce(force)
            .build();
    GenericKubernetesResource wanted =
        client
            .getKubernetesSerialization()
            .unmarshal(intent.toString(), GenericKubernetesResource.class);
    // By item: by name, the client would ask for the object first, and a new one is not there.
    return tree(
        client
            .genericKubernetesResources(BOTS)
            .inNamespace(namespace)
            .resource(wanted)
            .patch(context));
  }

  /** A merge patch bound to the version it names; false when that is an old one. */
  boolean merge(String name, ObjectNode patch) {
    try {
      resource(name)
          .patch(
              new PatchContext.Builder()
                  .withPatchType(PatchType.JSON_MERGE)
                  .withFieldManager(BotWriter.MANAGER)
                  .build(),
              patch.toString());
      return true;
    } catch (KubernetesClientException e) {
      if (e.getCode() == Refusals.CONFLICT) {
        return false;
      }
      if (e.getCode() == Refusals.NOT_FOUND) {
        return true;
      }
      throw new ClusterUnavailable("Kubernetes did not take the change of " + name, e);
    }
  }

  /** Says which object a manifest is about. */
  void address(ObjectNode intent, String name, String resourceVersion) {
    intent.put("apiVersion", API_VERSION).put("kind", "Bot");
    ObjectNode metadata = intent.withObject("/metadata");
    metadata.put("name", name).put("namespace", namespace);
    if (!resourceVersion.isEmpty()) {
      metadata.put("resourceVersion", resourceVersion);
    }
  }

  private Resource<GenericKubernetesResource> resource(String name) {
    return client.genericKubernetesResources(BOTS).inNamespace(namespace).withName(name);
  }

  private static JsonNode tree(GenericKubernetesResource resource) {
    return Json.mapper().valueToTree(resource);
  }
}
