// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.testing;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the programs of a real control plane are: {@code PILOT_KUBE_BIN}, or the cache that the
 * build fills.
 */
public final class KubeBinaries {

  private final List<Path> directories;

  private KubeBinaries(List<Path> directories) {
    this.directories = List.copyOf(directories);
  }

  public static KubeBinaries fromEnvironment() {
    return from(System.getenv());
  }

  static KubeBinaries from(Map<String, String> environment) {
    return new KubeBinaries(
        Optional.ofNullable(environment.get("PILOT_KUBE_BIN"))
            .map(list -> Arrays.stream(list.split(File.pathSeparator)).map(Path::of).toList())
            .orElseGet(() -> defaults(environment)));
  }

  private static List<Path> defaults(Map<String, String> environment) {
    Path cache =
        Optional.ofNullable(environment.get("PILOT_CACHE"))
            .map(Path::of)
            .orElseGet(
                () ->
                    Optional.ofNullable(environment.get("XDG_CACHE_HOME"))
                        .map(Path::of)
                        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"))
                        .resolve("crypto-pilot"));
    return List.of(cache.resolve("kube-1.36.3"), cache.resolve("etcd-3.6.14"));
  }

  /** The program's path; fails with what to do when it is in none of the directories. */
  public Path find(String program) {
    return directories.stream()
        .map(directory -> directory.resolve(program))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new MissingKubeBinary(program, directories));
  }
}
