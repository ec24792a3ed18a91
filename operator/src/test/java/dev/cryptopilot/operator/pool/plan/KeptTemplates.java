// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan;

import dev.cryptopilot.operator.pool.observe.TemplateRevision;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The pod templates that a pool in memory keeps, and what is noted of each. */
final class KeptTemplates {

  private final Map<String, TemplateRevision> byHash = new TreeMap<>();

  List<TemplateRevision> all() {
    return List.copyOf(byHash.values());
  }

  void keep(PoolAction.KeepTemplate keep) {
    byHash.put(
        keep.hash(),
        new TemplateRevision(keep.hash(), keep.number(), keep.proven(), Optional.empty()));
  }

  void prove(PoolAction.ProveTemplate prove) {
    byHash.computeIfPresent(
        prove.hash(), (hash, one) -> new TemplateRevision(hash, one.number(), true, one.failure()));
  }

  void condemn(PoolAction.CondemnTemplate bad) {
    byHash.computeIfPresent(
        bad.hash(),
        (hash, one) ->
            new TemplateRevision(hash, one.number(), one.proven(), Optional.of(bad.failure())));
  }

  void drop(PoolAction.DropTemplate drop) {
    byHash.remove(drop.hash());
  }
}
