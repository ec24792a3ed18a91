// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Why something failed, as one line of a log: from the outcome down to the first cause. Pure. */
final class Causes {

  private static final int LONGEST = 300;
  private static final int MOST = 5;

  private Causes() {}

  static String line(Throwable failure) {
    List<String> causes = new ArrayList<>();
    for (Throwable cause = failure;
        cause != null && causes.size() < MOST;
        cause = cause.getCause()) {
      String words =
          Optional.ofNullable(cause.getMessage()).orElse("").replaceAll("\\p{Cntrl}+", " ");
      causes.add(
          cause.getClass().getSimpleName()
              + ": "
              + words.substring(0, Math.min(LONGEST, words.length())));
    }
    return String.join(" < ", causes);
  }
}
