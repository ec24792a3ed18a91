// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.http;

/** Whether a route reads a JSON body; its schema stands in the OpenAPI document. */
public enum Body {
  /** Not read; whatever is sent is ignored. */
  NONE,
  /** Read when there is one; absent and empty are the same. */
  OPTIONAL,
  /** Answered with 400 when absent. */
  REQUIRED
}
