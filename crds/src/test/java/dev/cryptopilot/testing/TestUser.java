// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.testing;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** A user of the test's API server, known by a token made for this one run. */
record TestUser(String name, String token, String group) {

  static List<TestUser> adminAnd(List<String> others) {
    return Stream.concat(
            Stream.of(new TestUser("admin", UUID.randomUUID().toString(), "system:masters")),
            others.stream()
                .map(name -> new TestUser(name, UUID.randomUUID().toString(), "pilot:tests")))
        .toList();
  }

  /** A line of the static token file. */
  String csv() {
    return token + "," + name + "," + name + ",\"" + group + "\"";
  }
}
