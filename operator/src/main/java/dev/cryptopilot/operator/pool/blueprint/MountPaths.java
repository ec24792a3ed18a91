// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.blueprint;

/** Where things are in the container. */
final class MountPaths {

  static final String SLOTS = "/etc/pilot/slots";
  static final String AGENT = "/etc/pilot/agent";
  static final String TOKEN_FILE = AGENT + "/token";
  static final String DATA = "/var/lib/pilot";
  static final String RUN = "/run/pilot";
  static final String TMP = "/tmp";

  private MountPaths() {}
}
