// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.store;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Tells a transaction that merely met another one, and may be run again, from one that failed. */
final class Conflict {
  /** PostgreSQL: serialization failure, deadlock, lock not available. */
  private static final Set<String> STATES = Set.of("40001", "40P01", "55P03");

  /** SQLite: BUSY and LOCKED, in the low byte of the extended code. */
  private static final Set<Integer> SQLITE_CODES = Set.of(5, 6);

  private Conflict() {}

  static boolean isIn(Throwable failure) {
    return Stream.iterate(
            Optional.of(failure), Optional::isPresent, t -> t.map(Throwable::getCause))
        .flatMap(Optional::stream)
        .anyMatch(t -> t instanceof SQLException sql && isConflict(sql));
  }

  private static boolean isConflict(SQLException failure) {
    boolean sqlite = failure.getClass().getName().startsWith("org.sqlite");
    return sqlite
        ? SQLITE_CODES.contains(failure.getErrorCode() & 0xff)
        : failure.getSQLState() != null && STATES.contains(failure.getSQLState());
  }
}
