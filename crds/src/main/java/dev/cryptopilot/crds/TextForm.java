// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds;

import java.util.Map;

/**
 * The forms that texts in a resource may have, as regular expressions, and how to say them to a
 * person. An API server would answer a wrong text with the expression; the CRDs carry a rule with
 * these words instead.
 */
public final class TextForm {

  /** Must be the name of a Kubernetes object: lower-case letters, digits and -. */
  public static final String OBJECT_NAME = "^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$";

  /** Must be the name of a ConfigMap: lower-case letters, digits, - and .. */
  public static final String CONFIG_MAP_NAME = "^[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?$";

  /** Must be a key of the ConfigMap such as EmaRsi.py. */
  public static final String FILE_NAME = "^[-._a-zA-Z0-9]{1,253}$";

  /** Must be letters, digits, -, _ and ., beginning and ending with a letter or digit. */
  public static final String OWNER = "^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$";

  /** Must be the name of a Python class such as EmaRsi. */
  public static final String CLASS_NAME = "^[A-Za-z_][A-Za-z0-9_]{0,99}$";

  /** Must be a semantic version such as 1.2.0. */
  public static final String VERSION =
      "^(0|[1-9][0-9]*)[.](0|[1-9][0-9]*)[.](0|[1-9][0-9]*)(-[0-9A-Za-z.-]+)?([+][0-9A-Za-z.-]+)?$";

  /** Must be a freqtrade release such as 2026.9. */
  public static final String RELEASE = "^20[0-9]{2}[.][0-9]{1,2}([.][0-9]{1,2})?$";

  /** Must be a candle length such as 5m, 1h or 1d. */
  public static final String TIMEFRAME = "^([1-9][0-9]{0,2})(m|h|d|w|M)$";

  /** Must be a currency in capitals such as USDT. */
  public static final String CURRENCY = "^[A-Z0-9]{1,20}$";

  /** Must be a time of day such as 08:30. */
  public static final String HOUR_MINUTE = "^([01][0-9]|2[0-3]):[0-5][0-9]$";

  /** Must be a time in UTC such as 2026-11-22T08:30:00Z. */
  public static final String INSTANT =
      "^20[0-9]{2}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]([.][0-9]{1,9})?Z$";

  /** Must be nextDay, manual, or a number of hours such as "12". */
  public static final String PAUSE = "^(nextDay|manual|[0-9]{1,4})$";

  /** Must be an amount of memory such as 200Mi or 1Gi. */
  public static final String MEMORY = "^[1-9][0-9]{0,5}(Mi|Gi)$";

  /** Must be the size of a volume such as 2Gi. */
  public static final String VOLUME = "^[1-9][0-9]{0,5}(Mi|Gi|Ti)$";

  /** Must be Exists or Equal. */
  public static final String TOLERATION_OPERATOR = "^(Exists|Equal)$";

  /** Must be NoSchedule, PreferNoSchedule or NoExecute. */
  public static final String TAINT_EFFECT = "^(NoSchedule|PreferNoSchedule|NoExecute)$";

  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry(
              OBJECT_NAME, "the name of a Kubernetes object: lower-case letters, digits and -"),
          Map.entry(
              CONFIG_MAP_NAME, "the name of a ConfigMap: lower-case letters, digits, - and ."),
          Map.entry(FILE_NAME, "a key of the ConfigMap such as EmaRsi.py"),
          Map.entry(
              OWNER, "letters, digits, -, _ and ., beginning and ending with a letter or digit"),
          Map.entry(CLASS_NAME, "the name of a Python class such as EmaRsi"),
          Map.entry(VERSION, "a semantic version such as 1.2.0"),
          Map.entry(RELEASE, "a freqtrade release such as 2026.9"),
          Map.entry(TIMEFRAME, "a candle length such as 5m, 1h or 1d"),
          Map.entry(CURRENCY, "a currency in capitals such as USDT"),
          Map.entry(HOUR_MINUTE, "a time of day such as 08:30"),
          Map.entry(INSTANT, "a time in UTC such as 2026-11-22T08:30:00Z"),
          Map.entry(PAUSE, "nextDay, manual, or a number of hours such as \"12\""),
          Map.entry(MEMORY, "an amount of memory such as 200Mi or 1Gi"),
          Map.entry(VOLUME, "the size of a volume such as 2Gi"),
          Map.entry(TOLERATION_OPERATOR, "Exists or Equal"),
          Map.entry(TAINT_EFFECT, "NoSchedule, PreferNoSchedule or NoExecute"),
          Map.entry(TimeSpan.PATTERN, "a time span such as 30s, 5m or 1h30m"),
          Map.entry(Money.PATTERN, "an amount such as \"1000\" or \"250.50\""),
          Map.entry(Money.STAKE_PATTERN, "unlimited, or an amount such as \"50\" or \"12.5\""));

  private TextForm() {}

  /** What completes "must be …" for {@code pattern}; fails for a form that has no words yet. */
  public static String words(String pattern) {
    if (!WORDS.containsKey(pattern)) {
      throw new IllegalArgumentException("say in TextForm what " + pattern + " means");
    }
    return WORDS.get(pattern);
  }
}
