// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** Processes that live and die together; each writes its log into the directory. */
final class ProcessGroup implements AutoCloseable {

  private final SequencedMap<String, Process> running = new LinkedHashMap<>();
  private final Path directory;
  private final Thread atExit = new Thread(this::killAll, "end-control-plane");

  ProcessGroup(Path directory) {
    this.directory = directory;
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  void start(String name, List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log(name).toFile())
              .start();
      running.put(name, process);
    } catch (IOException e) {
      throw new UncheckedIOException(name + " could not be started", e);
    }
  }

  /** The first process that ended by itself, with the end of its log. */
  Optional<String> casualty() {
    return running.entrySet().stream()
        .filter(entry -> !entry.getValue().isAlive())
        .findFirst()
        .map(this::lastWords);
  }

  private String lastWords(Map.Entry<String, Process> ended) {
    try {
      List<String> lines = Files.readAllLines(log(ended.getKey()));
      return ended.getKey()
          + " ended with code "
          + ended.getValue().exitValue()
          + ":\n"
          + String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path log(String name) {
    return directory.resolve(name + ".log");
  }

  private void killAll() {
    running.reversed().values().forEach(Process::destroyForcibly);
  }

  /** The last one started is ended first; nothing is kept, so there is nothing to finish. */
  @Override
  public void close() {
    killAll();
    running.values().forEach(process -> process.onExit().join());
    running.clear();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException alreadyShuttingDown) {
      // The hook is running or has run: it ends the same processes.
    }
  }
}
