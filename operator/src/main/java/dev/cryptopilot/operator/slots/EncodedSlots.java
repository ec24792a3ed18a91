// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.slots;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** The data of a slots Secret, or why it cannot be made. */
public sealed interface EncodedSlots {

  /**
   * Data that fits.
   *
   * @param data key to base64 of the value, sorted, unmodifiable
   * @param bytes size as the API server counts it: the sum of the decoded values
   */
  record Fits(SortedMap<String, String> data, long bytes) implements EncodedSlots {
    /** Copies the map. */
    public Fits {
      data = Collections.unmodifiableSortedMap(new TreeMap<>(data));
    }

    @Override
    public String toString() {
      return "Fits[" + data.size() + " keys, " + bytes + " bytes]";
    }
  }

  /**
   * The API server would refuse it.
   *
   * @param bytes size it would have
   * @param limit size it may have
   */
  record TooLarge(long bytes, long limit) implements EncodedSlots {}
}
