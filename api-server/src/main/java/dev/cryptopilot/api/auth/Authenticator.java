// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth;

/** Tells who calls. */
@FunctionalInterface
public interface Authenticator {

  /** Looks at the credentials of one request; may ask the store. */
  Authentication authenticate(Credentials credentials);
}
