// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.slots;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Labels and annotations on everything a pool owns. */
public final class PoolLabels {

  /** Label: name of the pool. Everything a pool owns has it. */
  public static final String POOL = "crypto-pilot.dev/pool";

  /** Label: ordinal of the pod within the pool, a decimal number. */
  public static final String ORDINAL = "crypto-pilot.dev/ordinal";

  /** Label: owner of the pool; absent on a shared pool or when it is no valid label value. */
  public static final String OWNER = "crypto-pilot.dev/owner";

  /** Label on Secrets: {@link #SLOTS} or {@link #AGENT_TOKEN}. */
  public static final String SECRET = "crypto-pilot.dev/secret";

  /** Value of {@link #SECRET} on a slots Secret. */
  public static final String SLOTS = "slots";

  /** Value of {@link #SECRET} on the Secret with the agents' bearer token. */
  public static final String AGENT_TOKEN = "agent-token";

  /** Label of Kubernetes: which program manages the object. */
  public static final String MANAGED_BY = "app.kubernetes.io/managed-by";

  /** Value of {@link #MANAGED_BY}. */
  public static final String CRYPTO_PILOT = "crypto-pilot";

  /** Annotation on the pod: revision of the slots it should see; a change refreshes the mount. */
  public static final String SLOTS_REVISION = "crypto-pilot.dev/slots-revision";

  /** Annotation on the pod: revision, and when the kubelet was told of it first and last. */
  public static final String SLOTS_BUMPED = "crypto-pilot.dev/slots-bumped";

  /** Annotation on StatefulSet and pod: hash of the template they were made from. */
  public static final String TEMPLATE_HASH = "crypto-pilot.dev/template-hash";

  /** Annotation on a slots Secret: since when no slot is used, ISO-8601 instant. */
  public static final String EMPTY_SINCE = "crypto-pilot.dev/empty-since";

  /** Annotation on a slots Secret: since when its bots would fit elsewhere, ISO-8601 instant. */
  public static final String UNNEEDED_SINCE = "crypto-pilot.dev/unneeded-since";

  /** Annotation on a slots Secret: why its pod is being emptied, one word. */
  public static final String DRAINING = "crypto-pilot.dev/draining";

  /** Annotation on a slots Secret: its pod is being made anew from another template, JSON. */
  public static final String REPLACING = "crypto-pilot.dev/replacing";

  /** Annotation on a volume claim: since when it is only kept for a while, ISO-8601 instant. */
  public static final String ARCHIVED_AT = "crypto-pilot.dev/archived-at";

  /** Label on a volume claim that is only kept for a while: {@code true}. */
  public static final String ARCHIVED = "crypto-pilot.dev/archived";

  /** Annotation on a BotPool: a person asks to even out its pods; the value names the request. */
  public static final String REBALANCE_REQUESTED = "crypto-pilot.dev/rebalance-requested";

  /** Annotation on a Bot: name of the pod of its pool that a person wants it in. */
  public static final String MOVE_TO = "crypto-pilot.dev/move-to";

  /** Selector of everything that belongs to any pool. */
  public static final String ANY_POOL = MANAGED_BY + "=" + CRYPTO_PILOT + "," + POOL;

  private static final String PART_OF = "app.kubernetes.io/part-of";
  private static final String LABEL_VALUE = "[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?";

  private PoolLabels() {}

  /**
   * Labels of an object of the whole pool.
   *
   * @param owner owner of the pool, empty for a shared one
   */
  public static SortedMap<String, String> ofPool(String pool, Optional<String> owner) {
    SortedMap<String, String> labels = new TreeMap<>();
    labels.put(MANAGED_BY, CRYPTO_PILOT);
    labels.put(PART_OF, CRYPTO_PILOT);
    labels.put(POOL, pool);
    owner.filter(name -> name.matches(LABEL_VALUE)).ifPresent(name -> labels.put(OWNER, name));
    return labels;
  }

  /** Labels of an object of one pod. */
  public static SortedMap<String, String> ofPod(String pool, int ordinal, Optional<String> owner) {
    SortedMap<String, String> labels = ofPool(pool, owner);
    labels.put(ORDINAL, Integer.toString(ordinal));
    return labels;
  }
}
