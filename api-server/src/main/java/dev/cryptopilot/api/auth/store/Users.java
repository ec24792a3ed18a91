// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.store;

import dev.cryptopilot.api.auth.Role;
import dev.cryptopilot.api.auth.email.EmailAddress;
import dev.cryptopilot.api.auth.user.User;
import java.time.Instant;
import java.util.Optional;

/** People and their identities at sign-in services, within one transaction. */
public interface Users {

  Optional<User> byId(String id);

  Optional<User> byEmail(EmailAddress email);

  /** The person behind an identity at a sign-in service. */
  Optional<User> byIdentity(String issuer, String subject);

  /** Adds a person; false when the e-mail address is somebody's already. */
  boolean insert(User user);

  void insertIdentity(String issuer, String subject, String provider, String userId, Instant now);

  void removeIdentities(String userId);

  /** The service at which a person first signed in, such as {@code google}. */
  Optional<String> firstProvider(String userId);

  void setPassword(String id, Optional<String> hash);

  void setVerified(String id);

  void setRole(String id, Role role);

  void setLastLogin(String id, Instant now);

  void setShown(String id, String displayName, String avatar);
}
