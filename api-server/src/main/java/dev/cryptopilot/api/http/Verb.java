// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.http;

/** The HTTP methods that routes use. */
public enum Verb {
  GET,
  POST,
  PUT,
  DELETE;

  /** Whether a call with it may change something, and so is a command. */
  public boolean changes() {
    return this != GET;
  }
}
