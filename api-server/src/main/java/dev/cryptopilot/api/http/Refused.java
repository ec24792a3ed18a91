// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.http;

/** Thrown where a call ends with an {@link ApiError}. */
public final class Refused extends RuntimeException {

  private final transient ApiError error;

  public Refused(ApiError error) {
    // An expected outcome: no stack trace.
    super(error.message(), null, false, false);
    this.error = error;
  }

  public ApiError error() {
    return error;
  }
}
