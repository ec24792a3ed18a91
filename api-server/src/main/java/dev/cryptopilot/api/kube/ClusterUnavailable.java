// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.kube;

/** The Kubernetes API did not answer, or not with an answer to the question. */
public final class ClusterUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1;

  public ClusterUnavailable(String message) {
    super(message);
  }

  public ClusterUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
