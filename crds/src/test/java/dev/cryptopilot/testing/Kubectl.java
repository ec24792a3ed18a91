// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The real kubectl, as one user. */
public final class Kubectl {

  /**
   * What a call gave.
   *
   * @param code the exit code
   * @param output what it wrote, errors included
   */
  public record Answer(int code, String output) {}

  private final Path program;
  private final Path kubeconfig;

  Kubectl(Path program, Path kubeconfig) {
    this.program = program;
    this.kubeconfig = kubeconfig;
  }

  public Answer run(String... arguments) {
    List<String> command =
        new ArrayList<>(List.of(program.toString(), "--kubeconfig", kubeconfig.toString()));
    command.addAll(List.of(arguments));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Answer(process.onExit().join().exitValue(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
