// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.firebase;

import java.security.PublicKey;

/** What came of looking for a public key by its id. */
public sealed interface KeyLookup {

  /** The issuer publishes this key. */
  record Found(PublicKey key) implements KeyLookup {}

  /** The issuer publishes no key of this id. */
  record Unknown() implements KeyLookup {}

  /** The issuer's keys have not been seen for too long to say. */
  record Unavailable() implements KeyLookup {}
}
