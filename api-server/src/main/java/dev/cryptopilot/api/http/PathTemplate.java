// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.http;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A route's path as a pattern. {@code {id}} stands for one segment, a last {@code {rest...}} for
 * all that follow.
 *
 * @param names of the parameters, in order of the pattern's groups
 */
record PathTemplate(String regex, List<String> names) {

  private static final Pattern PARAMETER = Pattern.compile("\\{([A-Za-z]\\w*)(\\.\\.\\.)?}");

  static PathTemplate of(String path) {
    List<String> names = new ArrayList<>();
    StringBuilder regex = new StringBuilder();
    Matcher parameter = PARAMETER.matcher(path);
    int end = 0;
    while (parameter.find()) {
      regex.append(Pattern.quote(path.substring(end, parameter.start())));
      regex.append(parameter.group(2) == null ? "([^/]+)" : "(.+)");
      names.add(parameter.group(1));
      end = parameter.end();
    }
    if (end < path.length()) {
      regex.append(Pattern.quote(path.substring(end)));
    }
    return new PathTemplate(regex.toString(), List.copyOf(names));
  }

  /** How the OpenAPI document writes it. */
  static String documented(String path) {
    return path.replace("...}", "}");
  }
}
