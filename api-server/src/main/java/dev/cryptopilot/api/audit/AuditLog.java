// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.audit;

/** Where audit entries are kept. */
@FunctionalInterface
public interface AuditLog {

  /** Keeps one entry. */
  void append(AuditEntry entry);
}
