// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.blueprint;

import dev.cryptopilot.crds.pool.BotPool;
import dev.cryptopilot.operator.agent.BearerToken;
import dev.cryptopilot.operator.pool.observe.PodMarkAnnotations;
import dev.cryptopilot.operator.pool.observe.PodMarks;
import dev.cryptopilot.operator.slots.EncodedSlots;
import dev.cryptopilot.operator.slots.PodNames;
import dev.cryptopilot.operator.slots.PoolLabels;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Builds a pool's Secrets. Pure.
 *
 * <p>Nothing that a pool makes has an owner reference: the garbage collector would take it away as
 * soon as the pool is deleted in the foreground, while bots still trade in it. The pool's finalizer
 * takes it away instead.
 */
public final class SecretFactory {

  private static final String OPAQUE = "Opaque";

  private SecretFactory() {}

  /** The Secret with the bearer token of the pool's agents. */
  public static Secret token(BotPool pool, BearerToken token) {
    return new SecretBuilder()
        .withNewMetadata()
        .withName(PodNames.tokenSecret(pool.getMetadata().getName()))
        .withNamespace(pool.getMetadata().getNamespace())
        .withLabels(PoolLabels.ofPool(pool.getMetadata().getName(), owner(pool)))
        .addToLabels(PoolLabels.SECRET, PoolLabels.AGENT_TOKEN)
        .endMetadata()
        .withType(OPAQUE)
        .addToData(
            PodVolumes.TOKEN_KEY,
            Base64.getEncoder().encodeToString(token.value().getBytes(StandardCharsets.UTF_8)))
        .build();
  }

  /** The token in that Secret. */
  public static Optional<BearerToken> token(Secret secret) {
    return Optional.ofNullable(secret.getData())
        .map(data -> data.get(PodVolumes.TOKEN_KEY))
        .map(text -> new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8))
        .filter(text -> !text.isBlank())
        .map(BearerToken::new);
  }

  /** A new slots Secret. */
  public static Secret slots(BotPool pool, int ordinal, EncodedSlots.Fits slots, PodMarks marks) {
    PodNames names = new PodNames(pool.getMetadata().getName(), ordinal);
    Secret frame =
        new SecretBuilder()
            .withNewMetadata()
            .withName(names.slotsSecret())
            .withNamespace(pool.getMetadata().getNamespace())
            .withLabels(PoolLabels.ofPod(names.pool(), ordinal, owner(pool)))
            .addToLabels(PoolLabels.SECRET, PoolLabels.SLOTS)
            .endMetadata()
            .withType(OPAQUE)
            .build();
    return withSlots(frame, slots, marks);
  }

  /** That Secret with other slots; its resource version stays, so a write of it is a lock. */
  public static Secret withSlots(Secret current, EncodedSlots.Fits slots, PodMarks marks) {
    Map<String, String> annotations = new TreeMap<>();
    annotations.putAll(
        Optional.ofNullable(current.getMetadata().getAnnotations()).orElse(Map.of()));
    annotations.keySet().removeAll(PodMarkAnnotations.KEYS);
    annotations.putAll(PodMarkAnnotations.write(marks));
    return new SecretBuilder(current)
        .withData(slots.data())
        .editMetadata()
        .withAnnotations(annotations)
        .endMetadata()
        .build();
  }

  private static Optional<String> owner(BotPool pool) {
    return pool.getSpec().tenancy().soleOwner();
  }
}
