// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.proof;

import dev.cryptopilot.api.http.Access;
import java.util.List;

/** Which statuses are right for a caller when the row does not name them. */
final class Expected {

  private Expected() {}

  /** {@code owner}: the person the row's bot belongs to. */
  static List<Integer> owner(Access access, ProofRow row) {
    return named(row, "owner", access instanceof Access.Admin ? List.of(403) : List.of(200));
  }

  /** {@code other}: another person, who sees nothing of the owner's. */
  static List<Integer> other(Access access, ProofRow row) {
    return named(
        row,
        "other",
        switch (access) {
          case Access.Owner owner -> List.of(403, 404);
          case Access.Admin admin -> List.of(403);
          case Access.User user -> owner(access, row);
          case Access.Public everybody -> owner(access, row);
        });
  }

  /** {@code admin}: may see and command every bot. */
  static List<Integer> admin(Access access, ProofRow row) {
    return named(row, "admin", access instanceof Access.Admin ? List.of(200) : owner(access, row));
  }

  /** {@code nobody}: without a token, or with one that is not valid. */
  static List<Integer> nobody(Access access, ProofRow row) {
    return named(
        row, "nobody", access instanceof Access.Public ? owner(access, row) : List.of(401));
  }

  private static List<Integer> named(ProofRow row, String who, List<Integer> absent) {
    List<Integer> named = row.statuses(who);
    return named.isEmpty() ? absent : named;
  }
}
