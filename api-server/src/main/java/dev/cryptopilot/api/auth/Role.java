// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth;

/** What a person may do beyond their own things. */
public enum Role {
  USER,
  ADMIN
}
