// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A kubeconfig with one user. */
final class KubeconfigFile {

  private KubeconfigFile() {}

  static Path write(Path file, String url, String token) {
    try {
      return Files.writeString(
          file,
          """
          apiVersion: v1
          kind: Config
          clusters: [{name: test, cluster: {server: "%s", insecure-skip-tls-verify: true}}]
          users: [{name: test, user: {token: "%s"}}]
          contexts: [{name: test, context: {cluster: test, user: test, namespace: default}}]
          current-context: test
          """
              .formatted(url, token));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
