// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.user;

import dev.cryptopilot.api.auth.Role;
import dev.cryptopilot.api.auth.email.EmailAddress;
import java.time.Instant;
import java.util.Optional;

/**
 * A person with an account, however they sign in.
 *
 * @param id 24 hex digits, for ever
 * @param emailVerified whether somebody showed that the address is theirs
 * @param username as chosen at registration
 * @param displayName as shown to the person
 * @param avatar an https address, or empty text
 * @param passwordHash absent while the person signs in elsewhere only
 * @param role as stored; the allow-list and a token's claim may add to it
 */
public record User(
    String id,
    EmailAddress email,
    boolean emailVerified,
    String username,
    String displayName,
    String avatar,
    Optional<String> passwordHash,
    Role role,
    Instant createdAt,
    Instant lastLoginAt) {

  @Override
  public String toString() {
    return "User[" + id + "]";
  }
}
