// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth;

import java.util.Set;

/**
 * The person behind a call, however they signed in.
 *
 * @param userId stable opaque id, 24 hex digits; also the owner in a Bot's spec
 * @param roles at least {@link Role#USER}
 */
public record Caller(String userId, Set<Role> roles) {

  public Caller {
    roles = Set.copyOf(roles);
  }

  /** Someone without special rights. */
  public static Caller user(String userId) {
    return new Caller(userId, Set.of(Role.USER));
  }

  public boolean isAdmin() {
    return roles.contains(Role.ADMIN);
  }
}
