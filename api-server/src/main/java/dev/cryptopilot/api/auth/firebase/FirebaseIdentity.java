// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.firebase;

import dev.cryptopilot.api.auth.email.EmailAddress;
import java.time.Instant;
import java.util.Optional;

/**
 * Who somebody is, as Firebase vouches for it.
 *
 * @param subject the Firebase uid
 * @param email absent when the token has none, or one that is not plain ASCII
 * @param emailVerified whether Firebase knows that the address is theirs
 * @param name as shown at Google; empty text when absent
 * @param picture an https address; empty text when absent
 * @param provider how they signed in at Firebase, such as {@code google.com}
 * @param admin the custom claim {@code admin}
 * @param signedInAt when they signed in at Firebase; the same for all tokens of that sign-in
 */
public record FirebaseIdentity(
    String issuer,
    String subject,
    Optional<EmailAddress> email,
    boolean emailVerified,
    String name,
    String picture,
    String provider,
    boolean admin,
    Instant signedInAt,
    Instant expiresAt) {}
