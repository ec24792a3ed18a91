// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.app;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Optional;

/**
 * What is in the part of the heap where objects grow old.
 *
 * @param used bytes now
 * @param kept bytes that the last collection of that part found in use; 0 before the first
 */
record HeapUse(long used, long kept) {

  private static final long MIB = 1L << 20;

  /** So much rubbish is never worth a collection. */
  static final long LITTLE = 8 * MIB;

  /** Whether a sixth of it came since the last collection; most of that is rubbish by now. */
  boolean worthCollecting() {
    return used - kept >= Math.max(LITTLE, kept / 5);
  }

  /** Of this JVM; collectors without generations have one pool for all. */
  static HeapUse ofThisProcess() {
    return new HeapUse(
        old().map(pool -> pool.getUsage().getUsed()).orElse(0L),
        old()
            .flatMap(pool -> Optional.ofNullable(pool.getCollectionUsage()))
            .map(MemoryUsage::getUsed)
            .orElse(0L));
  }

  /** Young parts have no threshold for their use. */
  private static Optional<MemoryPoolMXBean> old() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .filter(MemoryPoolMXBean::isUsageThresholdSupported)
        .findFirst();
  }
}
