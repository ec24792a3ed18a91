// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.reconciler.IndexedResourceCache;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A cache as old as a test wants it: it shows what was there at the last {@link #refresh()}.
 *
 * @param <T> kind of object
 */
final class ListedCache<T extends HasMetadata> implements IndexedResourceCache<T> {

  private final Supplier<List<T>> source;
  private final Function<T, List<String>> keys;
  private List<T> seen = List.of();

  ListedCache(Supplier<List<T>> source, Function<T, List<String>> keys) {
    this.source = source;
    this.keys = keys;
  }

  void refresh() {
    seen = List.copyOf(source.get());
  }

  @Override
  public List<T> byIndex(String index, String key) {
    return seen.stream().filter(object -> keys.apply(object).contains(key)).toList();
  }

  @Override
  public Optional<T> get(ResourceID id) {
    return seen.stream().filter(object -> ResourceID.fromResource(object).equals(id)).findFirst();
  }

  @Override
  public Stream<ResourceID> keys() {
    return seen.stream().map(ResourceID::fromResource);
  }

  @Override
  public Stream<T> list(Predicate<T> filter) {
    return seen.stream().filter(filter);
  }

  @Override
  public Stream<T> list(String namespace, Predicate<T> filter) {
    return seen.stream()
        .filter(object -> namespace.equals(object.getMetadata().getNamespace()))
        .filter(filter);
  }
}
