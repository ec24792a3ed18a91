// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.observe;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Objects that this process deleted, for as long as a cache may still show them as they were. */
final class DeletedUids {

  private static final int REMEMBERED = 10_000;

  private final Set<String> uids =
      Collections.synchronizedSet(Collections.newSetFromMap(new Remembered()));

  void add(String uid) {
    uids.add(uid);
  }

  boolean contains(String uid) {
    return uids.contains(uid);
  }

  /** Forgets the oldest: a cache is seconds behind, not thousands of deletions. */
  private static final class Remembered extends LinkedHashMap<String, Boolean> {

    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
      return size() > REMEMBERED;
    }
  }
}
