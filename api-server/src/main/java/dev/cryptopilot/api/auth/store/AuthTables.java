// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.store;

/** The tables within one transaction. */
public record AuthTables(
    Users users,
    SessionRows sessions,
    RefreshRows refreshTokens,
    AttemptRows attempts,
    EmailTokenRows emailTokens,
    ProfileRows profiles) {}
