// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.store;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Where the store is. Printing one never shows a password. */
public sealed interface DatabaseUrl {

  /** A SQLite file; it is made if absent. */
  record Sqlite(Path file) implements DatabaseUrl {
    @Override
    public String toString() {
      return "sqlite:" + file;
    }
  }

  /**
   * A PostgreSQL database.
   *
   * @param jdbcUrl without user and password
   */
  record Postgresql(String jdbcUrl, Optional<String> user, Optional<String> password)
      implements DatabaseUrl {
    @Override
    public String toString() {
      return jdbcUrl.substring("jdbc:".length()).replaceFirst("\\?.*", "");
    }
  }

  /**
   * Reads <code>sqlite:FILE</code> or <code>postgresql://USER:PASSWORD@HOST:PORT/DATABASE?OPTIONS
   * </code>; a leading {@code jdbc:} is allowed, and so is {@code postgres:}.
   *
   * @throws IllegalArgumentException saying what to write instead, without the text itself, which
   *     may hold a password
   */
  static DatabaseUrl parse(String text) {
    String url = text.strip();
    if (url.startsWith("jdbc:")) {
      url = url.substring("jdbc:".length());
    }
    if (url.startsWith("sqlite:")) {
      return sqlite(url.substring("sqlite:".length()));
    }
    if (url.startsWith("postgresql://") || url.startsWith("postgres://")) {
      return postgresql(url);
    }
    throw unreadable();
  }

  private static DatabaseUrl sqlite(String file) {
    if (file.isEmpty() || file.startsWith(":")) {
      throw new IllegalArgumentException(
          "The database URL names no file: write sqlite:/path/to/pilot.db.");
    }
    try {
      return new Sqlite(Path.of(file));
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("The database URL names no valid file path.", e);
    }
  }

  private static DatabaseUrl postgresql(String url) {
    try {
      URI uri = new URI(url);
      if (uri.getHost() == null || uri.getPath() == null || uri.getPath().length() < 2) {
        throw unreadable();
      }
      String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
      String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
      String jdbc = "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + query;
      String[] user =
          uri.getRawUserInfo() == null ? new String[0] : uri.getRawUserInfo().split(":", 2);
      return new Postgresql(jdbc, decoded(user, 0), decoded(user, 1));
    } catch (URISyntaxException e) {
      // The cause quotes the whole URL, password included.
      throw unreadable();
    }
  }

  private static Optional<String> decoded(String[] parts, int index) {
    return parts.length <= index || parts[index].isEmpty()
        ? Optional.empty()
        : Optional.of(URLDecoder.decode(parts[index].replace("+", "%2B"), StandardCharsets.UTF_8));
  }

  private static IllegalArgumentException unreadable() {
    return new IllegalArgumentException(
        "The database URL cannot be read: write sqlite:/path/to/pilot.db or"
            + " postgresql://user:password@host:5432/database (special characters in the password"
            + " percent-encoded).");
  }
}
