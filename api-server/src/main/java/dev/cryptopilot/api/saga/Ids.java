// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.saga;

/** Ids that were never used before: lower-case letters and digits. */
@FunctionalInterface
public interface Ids {
  String next();
}
