// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.identity;

import dev.cryptopilot.api.auth.token.TokenProblem;
import dev.cryptopilot.api.auth.user.User;

/** Whether somebody has an account here. */
public sealed interface PersonCheck {

  record Found(User user) implements PersonCheck {}

  record Refused(TokenProblem problem) implements PersonCheck {}
}
