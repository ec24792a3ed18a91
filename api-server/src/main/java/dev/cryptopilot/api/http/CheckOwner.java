// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.http;

/** Resolves the bot of a path once, for every route that names one. */
final class CheckOwner implements Stage {

  private final Ownership ownership;

  CheckOwner(Ownership ownership) {
    this.ownership = ownership;
  }

  @Override
  public Call pass(Route route, Call call) {
    return route.access() instanceof Access.Owner(String parameter)
        ? call.withBot(ownership.resolve(call.caller(), call.path().get(parameter)))
        : call;
  }
}
