// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.http;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which methods a path has, for answers that refuse another one. */
final class AllowedMethods {

  private record Entry(Pattern path, Verb verb) {}

  private final List<Entry> entries = new ArrayList<>();

  void add(Verb verb, PathTemplate template) {
    entries.add(new Entry(Pattern.compile(template.regex()), verb));
  }

  /** As the Allow header lists them. */
  String of(String path) {
    return entries.stream()
        .filter(entry -> entry.path().matcher(path).matches())
        .map(entry -> entry.verb().name())
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }
}
