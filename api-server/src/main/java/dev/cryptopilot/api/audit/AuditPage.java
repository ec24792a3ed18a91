// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Some entries of the audit log, newest first.
 *
 * @param next the {@code before} of the page after this one; absent when there is none
 */
record AuditPage(List<Line> entries, Optional<Long> next) {

  AuditPage {
    entries = List.copyOf(entries);
  }

  /**
   * One entry as an administrator sees it.
   *
   * @param id counts up in the order in which commands ended
   * @param email of the account now, if there is one
   */
  record Line(
      long id,
      Instant at,
      String requestId,
      Optional<String> userId,
      Optional<String> email,
      String ip,
      String action,
      String resource,
      int status) {}
}
