// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.identity;

import dev.cryptopilot.api.auth.firebase.FirebaseIdentity;
import dev.cryptopilot.api.auth.user.User;
import java.util.Optional;

/**
 * All that decides whose account an identity belongs to.
 *
 * @param known the account that has this identity
 * @param sameEmail the account with the identity's e-mail address
 */
record LinkFacts(
    FirebaseIdentity identity,
    Optional<User> known,
    Optional<User> sameEmail,
    boolean signUpOpen) {}
