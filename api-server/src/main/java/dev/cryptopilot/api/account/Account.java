// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.account;

import dev.cryptopilot.api.auth.user.User;

/**
 * A person with what belongs to them.
 *
 * @param authProvider {@code local} while there is a password to ask for; else where they sign in
 */
public record Account(User user, Profile profile, String authProvider) {}
