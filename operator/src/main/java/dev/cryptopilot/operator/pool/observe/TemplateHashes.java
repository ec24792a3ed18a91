// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.observe;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Templates of a pool's pods, by hash.
 *
 * @param template hash of the template that is asked for, without what differs from pod to pod
 * @param revisions templates that are kept, newest first
 * @param statefulSet hash of a pod's whole StatefulSet
 */
public record TemplateHashes(
    String template, List<TemplateRevision> revisions, StatefulSetHash statefulSet) {

  /** Sorts the revisions. */
  public TemplateHashes {
    revisions =
        revisions.stream()
            .sorted(Comparator.comparingLong(TemplateRevision::number).reversed())
            .toList();
  }

  /** Hash of the StatefulSet of an ordinal that makes its pod from a template. */
  @FunctionalInterface
  public interface StatefulSetHash {

    /** The hash. */
    String of(int ordinal, String template);
  }

  /** The kept template of that hash. */
  public Optional<TemplateRevision> revision(String hash) {
    return revisions.stream().filter(one -> one.hash().equals(hash)).findFirst();
  }
}
