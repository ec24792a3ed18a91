// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.app;

/** Who holds the lease: unique for each life of the process. */
public record OperatorIdentity(String value) {

  /** The host's name, where there is one, and an id. */
  static OperatorIdentity of(String host, String id) {
    return new OperatorIdentity(host == null || host.isBlank() ? id : host + '-' + id);
  }
}
