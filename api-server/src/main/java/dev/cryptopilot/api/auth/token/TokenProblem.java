// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.token;

/** Why a token is not accepted. The sentence is for the person and says nothing about keys. */
public enum TokenProblem {
  MISSING("No token was sent."),
  MALFORMED("The token cannot be read."),
  ALGORITHM("The token is signed in a way that is not accepted here."),
  SIGNATURE("The token's signature is not valid."),
  EXPIRED("The token has expired."),
  NOT_YET("The token is not valid yet."),
  CLAIMS("The token is not meant for this server."),
  NOT_CONFIGURED("Sign-in with Google is not set up on this server."),
  KEYS_UNAVAILABLE("Google's keys cannot be reached; please try again."),
  NO_PERSON("The account of this token does not exist."),
  NO_EMAIL("This sign-in has no e-mail address that can be used here (plain ASCII only)."),
  EMAIL_TAKEN(
      "Another account has this e-mail address. Verify the address where you sign in, then try"
          + " again."),
  SIGN_UP_CLOSED("New accounts are closed on this server."),
  ENDED("This sign-in was ended. Please sign in again.");

  private final String sentence;

  TokenProblem(String sentence) {
    this.sentence = sentence;
  }

  public String sentence() {
    return sentence;
  }
}
