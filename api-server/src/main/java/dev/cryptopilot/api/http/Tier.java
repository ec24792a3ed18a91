// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.http;

/** How much the web client depends on a route. */
public enum Tier {
  /** A page of the web client calls it: must work. */
  A,
  /** The client has a function for it that nothing calls. */
  B,
  /** No client calls it: for operators of the platform and new clients. */
  C
}
