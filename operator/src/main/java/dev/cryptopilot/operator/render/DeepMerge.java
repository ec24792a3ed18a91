// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.render;

import java.util.Map;
import java.util.TreeMap;

/** Merging as freqtrade merges its files: objects deeply, everything else is replaced. */
final class DeepMerge {

  private DeepMerge() {}

  /** A new tree with {@code over} laid over {@code base}. */
  static Map<String, Object> merge(Map<String, Object> base, Map<String, Object> over) {
    Map<String, Object> merged = new TreeMap<>(base);
    over.forEach(
        (key, value) -> {
          if (merged.get(key) instanceof Map<?, ?> below && value instanceof Map<?, ?> above) {
            merged.put(key, merge(object(below), object(above)));
          } else {
            merged.put(key, value);
          }
        });
    return merged;
  }

  /** A tree's object with its keys as text. */
  static Map<String, Object> object(Map<?, ?> map) {
    Map<String, Object> object = new TreeMap<>();
    map.forEach((key, value) -> object.put(String.valueOf(key), value));
    return object;
  }

  /** The object at {@code key}; an empty one when there is none. */
  static Map<String, Object> child(Map<String, Object> tree, String key) {
    return tree.get(key) instanceof Map<?, ?> map ? object(map) : Map.of();
  }
}
