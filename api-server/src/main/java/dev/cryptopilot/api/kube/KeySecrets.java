// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.kube;

import dev.cryptopilot.api.http.ApiError;
import dev.cryptopilot.api.http.Refused;
import dev.cryptopilot.crds.bot.Bot;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The Secrets with bots' exchange keys that this server makes: one a bot, of a type of their own,
 * so that no other Secret can be overwritten. They go with their bot. Values are written, never
 * read; failures are told without what Kubernetes said, which could hold one.
 */
public final class KeySecrets {

  /** Kubernetes lets nobody change the type of a Secret. */
  static final String TYPE = "crypto-pilot.dev/exchange-keys";

  private static final String NAMES = "crypto-pilot.dev/exchange-key-names";
  private static final String STORED_AT = "crypto-pilot.dev/stored-at";
  private static final PatchContext APPLY =
      new PatchContext.Builder()
          .withPatchType(PatchType.SERVER_SIDE_APPLY)
          .withFieldManager(BotWriter.MANAGER)
          .withForce(false)
          .build();

  private final KubernetesClient client;

  public KeySecrets(KubernetesClient client) {
    this.client = client;
  }

  /**
   * What may be told of keys.
   *
   * @param names such as key and secret
   */
  public record Kept(List<String> names, Instant at) {
    public Kept {
      names = List.copyOf(names);
    }
  }

  /** Name of the Secret for a bot. */
  public static String nameFor(Bot bot) {
    return bot.getMetadata().getName() + "-keys";
  }

  /**
   * Keeps keys in place of any before.
   *
   * @throws Refused 409 when a Secret of that name is not of this server
   */
  public void keep(Bot bot, SortedMap<String, String> values, Instant now) {
    Map<String, String> data = new TreeMap<>();
    values.forEach(
        (name, value) ->
            data.put(
                name, Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8))));
    Secret secret =
        new SecretBuilder()
            .withNewMetadata()
            .withName(nameFor(bot))
            .withNamespace(bot.getMetadata().getNamespace())
            .addToLabels("app.kubernetes.io/part-of", "crypto-pilot")
            .addToAnnotations(NAMES, String.join(",", values.keySet()))
            .addToAnnotations(STORED_AT, now.toString())
            .addNewOwnerReference()
            .withApiVersion(bot.getApiVersion())
            .withKind(bot.getKind())
            .withName(bot.getMetadata().getName())
            .withUid(bot.getMetadata().getUid())
            .endOwnerReference()
            .endMetadata()
            .withType(TYPE)
            .withData(data)
            .build();
    try {
      client.resource(secret).patch(APPLY);
    } catch (KubernetesClientException e) {
      if (e.getCode() == Refusals.CONFLICT || Refusals.isForValues(e)) {
        throw notOurs(nameFor(bot));
      }
      throw unavailable(e);
    }
  }

  /** What is kept for a bot; empty when nothing is. */
  public Optional<Kept> find(Bot bot) {
    return read(bot).filter(KeySecrets::ours).map(KeySecrets::kept);
  }

  /**
   * Takes a bot's keys away; none are fine.
   *
   * @throws Refused 409 when the Secret of that name is not of this server
   */
  public void drop(Bot bot) {
    Optional<Secret> found = read(bot);
    if (found.isEmpty()) {
      return;
    }
    if (!ours(found.get())) {
      throw notOurs(nameFor(bot));
    }
    try {
      client.resource(found.get()).delete();
    } catch (KubernetesClientException e) {
      throw unavailable(e);
    }
  }

  private Optional<Secret> read(Bot bot) {
    try {
      return Optional.ofNullable(
          client
              .secrets()
              .inNamespace(bot.getMetadata().getNamespace())
              .withName(nameFor(bot))
              .get());
    } catch (KubernetesClientException e) {
      throw unavailable(e);
    }
  }

  private static boolean ours(Secret secret) {
    return TYPE.equals(secret.getType());
  }

  private static Kept kept(Secret secret) {
    Map<String, String> notes =
        Optional.ofNullable(secret.getMetadata().getAnnotations()).orElse(Map.of());
    return new Kept(
        List.of(notes.getOrDefault(NAMES, "").split(",")),
        Instant.parse(notes.getOrDefault(STORED_AT, secret.getMetadata().getCreationTimestamp())));
  }

  private static Refused notOurs(String name) {
    return new Refused(
        ApiError.conflict(
            "Secret " + name + " was not made through this server: change it with kubectl."));
  }

  private static ClusterUnavailable unavailable(KubernetesClientException e) {
    return new ClusterUnavailable(
        "Kubernetes did not take or show exchange keys, status " + e.getCode());
  }
}
