// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.user;

/** Where new ids come from. */
@FunctionalInterface
public interface Ids {

  /** 24 hex digits that nobody can guess and that were never given before. */
  String next();
}
