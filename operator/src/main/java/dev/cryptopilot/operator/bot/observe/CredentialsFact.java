// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.bot.observe;

import java.util.List;

/** What is known of a bot's exchange keys. Never holds a key. */
public sealed interface CredentialsFact {

  /** A Paper bot trades without keys. */
  record NotNeeded() implements CredentialsFact {}

  /** The Secret does not exist, or none is named. */
  record Missing(String secret) implements CredentialsFact {}

  /** The Secret lacks these keys. */
  record Incomplete(String secret, List<String> keys) implements CredentialsFact {}

  /** Everything is there and no other bot trades with it. */
  record Usable() implements CredentialsFact {}

  /** Another Live bot trades with the same account. */
  record InUse(String namespace, String bot) implements CredentialsFact {}
}
