// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.slots;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files a bot runs from, by path relative to the bot's run directory.
 *
 * <p>One of them may be {@code secret.json}, so neither this class nor anything that holds it ever
 * prints a content.
 *
 * @param byPath path to UTF-8 content, sorted by path, unmodifiable
 */
public record BotFiles(SortedMap<String, String> byPath) {

  /** The file with a Live bot's exchange keys. */
  public static final String KEYS = "secret.json";

  /** Copies the map. */
  public BotFiles {
    byPath = Collections.unmodifiableSortedMap(new TreeMap<>(byPath));
  }

  /**
   * Digest of the files and the trading mode. Another digest means that the bot must be started
   * anew to be up to date.
   */
  public String digest(String mode) {
    StringBuilder list = new StringBuilder();
    byPath.forEach(
        (path, content) -> list.append(path).append('\0').append(Sha256.hex(content)).append('\n'));
    return Sha256.hex(list.append(mode).append('\n').toString());
  }

  /** The same files without the exchange keys. */
  public BotFiles withoutKeys() {
    SortedMap<String, String> others = new TreeMap<>(byPath);
    others.remove(KEYS);
    return new BotFiles(others);
  }

  @Override
  public String toString() {
    return "BotFiles" + byPath.keySet();
  }
}
