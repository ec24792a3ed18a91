// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.observe;

import dev.cryptopilot.operator.slots.DecodedSlots;
import dev.cryptopilot.operator.slots.PoolLabels;
import dev.cryptopilot.operator.slots.SlotsSecrets;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Slots Secrets as they are, as far as this process knows: what the cache says, or what this
 * process wrote last where the cache is behind. Each version is decoded once. Also the StatefulSets
 * that this process deleted: a pod without Secret is made again while its set seems to be there.
 */
public final class SlotsView {

  private final SecretFetch fetch;
  private final Map<String, Secret> written = new ConcurrentHashMap<>();
  private final Map<String, Read> read = new ConcurrentHashMap<>();
  private final DeletedUids deletedSets = new DeletedUids();

  private record Read(Secret secret, DecodedSlots slots) {}

  /** Reads a Secret from the API server; empty when there is none. */
  @FunctionalInterface
  public interface SecretFetch {

    /** The Secret of that name. */
    Optional<Secret> fetch(String namespace, String name);
  }

  /** A view that has written nothing yet. */
  public SlotsView(SecretFetch fetch) {
    this.fetch = fetch;
  }

  /**
   * Secrets that this process wrote and that a cache does not show: not yet, or not any more.
   *
   * @param cached names in the cache
   */
  List<Secret> unseen(String namespace, String pool, Set<String> cached) {
    return written.values().stream()
        .filter(secret -> secret.getMetadata().getNamespace().equals(namespace))
        .filter(secret -> pool.equals(secret.getMetadata().getLabels().get(PoolLabels.POOL)))
        .filter(secret -> !cached.contains(secret.getMetadata().getName()))
        .flatMap(secret -> asked(secret).stream())
        .toList();
  }

  private Optional<Secret> asked(Secret secret) {
    Optional<Secret> now = fetch.fetch(secret.getMetadata().getNamespace(), name(secret));
    if (now.isEmpty()) {
      forget(secret.getMetadata().getNamespace(), name(secret));
    }
    return now;
  }

  /** Remembers what this process wrote. */
  public void wrote(Secret secret) {
    written.put(key(secret), secret);
  }

  /** Remembers what the API server just said, if it is newer than what this process wrote. */
  public void saw(Secret secret) {
    written.merge(
        key(secret), secret, (mine, seen) -> version(seen) >= version(mine) ? seen : mine);
  }

  /** Forgets a Secret, because somebody else wrote it since or it is deleted. */
  public void forget(String namespace, String name) {
    written.remove(key(namespace, name));
    read.remove(key(namespace, name));
  }

  /** Remembers that the StatefulSet with that uid is gone or going. */
  public void deletedSet(String uid) {
    deletedSets.add(uid);
  }

  /** Whether a StatefulSet that a cache shows is gone or going, as this process knows. */
  boolean isDeletedSet(String uid) {
    return deletedSets.contains(uid);
  }

  /** The Secret that was decoded last, if it has that version: what a new write starts from. */
  public Optional<Secret> base(String namespace, String name, String version) {
    return Optional.ofNullable(read.get(key(namespace, name)))
        .map(Read::secret)
        .filter(secret -> secret.getMetadata().getResourceVersion().equals(version));
  }

  /** The newer of the cached Secret and what this process wrote. */
  public Secret latest(Secret cached) {
    Secret mine = written.get(key(cached));
    if (mine == null) {
      return cached;
    }
    boolean sameObject = mine.getMetadata().getUid().equals(cached.getMetadata().getUid());
    if (sameObject && version(mine) > version(cached)) {
      return mine;
    }
    written.remove(key(cached), mine);
    return cached;
  }

  /** The content of a Secret. */
  public DecodedSlots decode(Secret secret) {
    String version = secret.getMetadata().getResourceVersion();
    Read known = read.get(key(secret));
    if (known != null && known.secret().getMetadata().getResourceVersion().equals(version)) {
      return known.slots();
    }
    DecodedSlots slots = SlotsSecrets.decode(secret);
    read.put(key(secret), new Read(secret, slots));
    return slots;
  }

  // Kubernetes 1.35 and newer promise that these can be compared as numbers.
  private static long version(Secret secret) {
    return Long.parseLong(secret.getMetadata().getResourceVersion());
  }

  private static String name(Secret secret) {
    return secret.getMetadata().getName();
  }

  private static String key(Secret secret) {
    return key(secret.getMetadata().getNamespace(), name(secret));
  }

  private static String key(String namespace, String name) {
    return namespace + "/" + name;
  }
}
