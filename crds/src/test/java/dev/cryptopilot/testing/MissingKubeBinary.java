// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.testing;

import java.nio.file.Path;
import java.util.List;

/** A test needs a real control plane and its programs have not been built. */
public final class MissingKubeBinary extends RuntimeException {

  private static final long serialVersionUID = 1L;

  MissingKubeBinary(String program, List<Path> searched) {
    super(
        program
            + " is in none of "
            + searched
            + ": run ./pilot build kube first, or set PILOT_KUBE_BIN to the directory that has it");
  }
}
