// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.session;

import dev.cryptopilot.api.auth.token.AccessToken;

/** What a browser gets when it signs in or refreshes. */
public record SignedIn(String userId, AccessToken access, RefreshToken refresh) {}
