// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.store;

import java.util.Map;

/** The two databases the server runs on, and the few words of SQL in which they differ. */
public enum Dialect {
  SQLITE("TEXT", "INTEGER PRIMARY KEY AUTOINCREMENT", "BLOB"),
  POSTGRESQL("NUMERIC(38, 18)", "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY", "BYTEA");

  private final String money;
  private final String identity;
  private final String bytes;

  Dialect(String money, String identity, String bytes) {
    this.money = money;
    this.identity = identity;
    this.bytes = bytes;
  }

  /**
   * The words that migrations write as <code>${…}</code>: {@code money} (a decimal column; text on
   * SQLite, whose numbers are floating point), {@code identity} (a counted primary key) and {@code
   * bytes}.
   */
  public Map<String, String> placeholders() {
    return Map.of("money", money, "identity", identity, "bytes", bytes);
  }
}
