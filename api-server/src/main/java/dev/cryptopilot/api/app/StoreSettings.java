// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.app;

import dev.cryptopilot.api.config.BadSetting;
import dev.cryptopilot.api.config.Environment;
import dev.cryptopilot.api.store.DatabaseUrl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the server keeps things.
 *
 * @param data directory for what the server makes itself, such as its signing key
 * @param connections two at least: bringing the schema up to date needs them on PostgreSQL
 */
record StoreSettings(Path data, DatabaseUrl url, int connections) {

  static StoreSettings from(Environment environment) {
    Path data = Path.of(environment.text("PILOT_API_DATA", "data")).toAbsolutePath();
    return new StoreSettings(
        data, url(environment, data), environment.integer("PILOT_DATABASE_POOL", 8, 2, 200));
  }

  private static DatabaseUrl url(Environment environment, Path data) {
    try {
      return DatabaseUrl.parse(
          environment.text("PILOT_DATABASE_URL", "sqlite:" + data.resolve("pilot.db")));
    } catch (IllegalArgumentException e) {
      throw new BadSetting("PILOT_DATABASE_URL", "cannot be used: " + e.getMessage());
    }
  }

  StoreSettings made() {
    try {
      Files.createDirectories(data);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException("PILOT_API_DATA cannot be made: " + data, e);
    }
  }
}
