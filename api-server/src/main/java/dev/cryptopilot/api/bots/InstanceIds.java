// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.bots;

import dev.cryptopilot.api.wallet.BotRef;
import dev.cryptopilot.crds.bot.Bot;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How owners name their bots, and how Kubernetes does. An instance id is free text and unique among
 * one owner's bots; the name of a resource is unique in the namespace. A bot that was made with
 * kubectl has its name as instance id. Pure.
 */
public final class InstanceIds {

  /** Annotation with the exact instance id. */
  public static final String ANNOTATION = "crypto-pilot.dev/instance-id";

  /** What an instance id may be: it stands in paths of the API. */
  public static final Pattern FORM = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._@+-]{0,63}");

  private static final int NAME_LENGTH = 52;
  private static final int HASH_DIGITS = 6;

  private InstanceIds() {}

  /** The id by which its owner knows this bot. */
  public static String of(Bot bot) {
    Map<String, String> annotations = bot.getMetadata().getAnnotations();
    String annotated = annotations == null ? null : annotations.get(ANNOTATION);
    return annotated == null || annotated.isBlank() ? bot.getMetadata().getName() : annotated;
  }

  /** Owner and instance id of this bot. */
  public static BotRef ref(Bot bot) {
    return new BotRef(bot.getSpec().owner(), of(bot));
  }

  /**
   * The resource's name of a bot made through the API: the id as far as a name may hold it, and six
   * hex digits of a hash over owner and id.
   */
  public static String resourceName(BotRef bot) {
    String clean =
        bot.instanceId()
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^[^a-z]+|-+$", "");
    String stem = clean.isEmpty() ? "bot" : clean;
    int most = NAME_LENGTH - HASH_DIGITS - 1;
    String cut = stem.length() > most ? stem.substring(0, most).replaceAll("-+$", "") : stem;
    return cut + "-" + hash(bot.owner() + "/" + bot.instanceId()).substring(0, HASH_DIGITS);
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
