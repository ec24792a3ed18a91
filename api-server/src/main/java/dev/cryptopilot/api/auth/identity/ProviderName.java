// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.identity;

/** Firebase's names of ways to sign in, in the words of the web client. */
final class ProviderName {
  private ProviderName() {}

  static String of(String signInProvider) {
    return switch (signInProvider) {
      case "facebook.com" -> "facebook";
      case "github.com" -> "github";
      case "twitter.com" -> "twitter";
      default -> "google";
    };
  }
}
