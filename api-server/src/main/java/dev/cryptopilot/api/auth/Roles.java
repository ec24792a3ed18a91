// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth;

import dev.cryptopilot.api.auth.email.EmailAddress;
import dev.cryptopilot.api.auth.user.User;
import java.util.Set;

/**
 * Who is an administrator: by the store, by a claim that the sign-in service signed, or by the
 * allow-list. The list counts only for verified addresses: anybody can register with any address.
 */
public record Roles(Set<EmailAddress> adminEmails) {

  public Set<Role> of(User user, boolean adminClaim) {
    boolean listed = user.emailVerified() && adminEmails.contains(user.email());
    return adminClaim || listed || user.role() == Role.ADMIN
        ? Set.of(Role.USER, Role.ADMIN)
        : Set.of(Role.USER);
  }
}
