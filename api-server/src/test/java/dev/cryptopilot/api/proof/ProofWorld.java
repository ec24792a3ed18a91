// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.proof;

/** What exists before the first row: things that rows speak of. */
final class ProofWorld {

  private ProofWorld() {}

  static void build(ProofServer server, Personas people) {}
}
