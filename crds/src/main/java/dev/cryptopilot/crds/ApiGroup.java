// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds;

/** Name and version of the API that the three resources belong to. */
public final class ApiGroup {
  public static final String NAME = "crypto-pilot.dev";
  public static final String VERSION = "v1alpha1";

  private ApiGroup() {}
}
