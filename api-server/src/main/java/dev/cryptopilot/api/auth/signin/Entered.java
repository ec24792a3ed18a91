// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.signin;

import dev.cryptopilot.api.auth.session.SignedIn;
import dev.cryptopilot.api.auth.user.User;

/** Somebody who was let in. */
public record Entered(User user, SignedIn signedIn) {}
