// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.slots;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Turns a {@link DesiredPod} into the data of a Secret and back.
 *
 * <p>Files are content addressed, so ten bots with one strategy share one blob. Equal pods give
 * equal data, byte for byte.
 */
public final class SlotsSecretCodec {

  /** Key of the document that lists the bots. */
  public static final String DESIRED_KEY = "desired.json";

  /** What the API server allows as the sum of all values, in bytes. */
  public static final long LIMIT_BYTES = 1024L * 1024L;

  private static final String BLOB_PREFIX = "blob-";
  private static final int BLOB_DIGITS = 24;

  /** The data of the pod's Secret. */
  public EncodedSlots encode(DesiredPod pod) {
    SortedMap<String, String> data = new TreeMap<>();
    long bytes = 0;
    for (Map.Entry<String, String> value : values(pod).entrySet()) {
      byte[] raw = value.getValue().getBytes(StandardCharsets.UTF_8);
      bytes += raw.length;
      data.put(value.getKey(), Base64.getEncoder().encodeToString(raw));
    }
    return bytes > LIMIT_BYTES
        ? new EncodedSlots.TooLarge(bytes, LIMIT_BYTES)
        : new EncodedSlots.Fits(data, bytes);
  }

  /**
   * Reads the data of a pod's Secret.
   *
   * @param data key to base64 of the value, as the API server gives it
   */
  public DecodedSlots decode(Map<String, String> data) {
    try {
      Map<String, String> values = new TreeMap<>();
      data.forEach(
          (key, value) ->
              values.put(
                  key, new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8)));
      String document = values.get(DESIRED_KEY);
      return document == null
          ? new DecodedSlots.Unreadable("it has no key " + DESIRED_KEY)
          : new DecodedSlots.Decoded(DesiredJson.read(document, values));
    } catch (SlotsFormatException e) {
      return new DecodedSlots.Unreadable(e.getMessage());
    } catch (IllegalArgumentException e) {
      return new DecodedSlots.Unreadable("a value is not base64");
    }
  }

  /** Size of the pod's Secret as the API server counts it, in bytes. */
  public static long size(DesiredPod pod) {
    return values(pod).values().stream()
        .mapToLong(value -> value.getBytes(StandardCharsets.UTF_8).length)
        .sum();
  }

  private static SortedMap<String, String> values(DesiredPod pod) {
    SortedMap<String, String> values = new TreeMap<>();
    for (DesiredBot bot : pod.bots()) {
      for (String content : bot.content().files().byPath().values()) {
        values.put(blobKey(content), content);
      }
    }
    values.put(DESIRED_KEY, DesiredJson.write(pod));
    return values;
  }

  static String blobKey(String content) {
    return BLOB_PREFIX + Sha256.hex(content).substring(0, BLOB_DIGITS);
  }
}
