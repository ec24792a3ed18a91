// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cryptopilot.api.config.BadSetting;
import dev.cryptopilot.api.config.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningSecretTest {
  private final SecureRandom random = new SecureRandom();
  @TempDir private Path data;

  @Test
  void isMadeOnceAndKeptForTheServerOnly() throws IOException {
    SigningSecret first = secret(Map.of());
    SigningSecret second = secret(Map.of());

    assertThat(first.key()).isEqualTo(second.key());
    Path file = data.resolve("jwt-secret");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    try (Stream<Path> left = Files.list(data)) {
      assertThat(left).containsExactly(file);
    }
  }

  @Test
  void serversThatStartAtOnceAgree() {
    List<SigningSecret> all =
        Stream.generate(() -> 0).limit(20).parallel().map(i -> secret(Map.of())).toList();

    assertThat(all.stream().map(SigningSecret::key).distinct()).hasSize(1);
  }

  @Test
  void settingsComeBeforeTheFile() throws IOException {
    Path file = Files.writeString(data.resolve("mine"), "f".repeat(40) + "\n");

    assertThat(secret(Map.of("JWT_SECRET_FILE", file.toString())).key())
        .isEqualTo(SigningSecret.of("f".repeat(40), "").key());
    assertThat(
            secret(Map.of("JWT_SECRET_FILE", file.toString(), "JWT_SECRET", "e".repeat(40))).key())
        .isEqualTo(SigningSecret.of("e".repeat(40), "").key());
  }

  @Test
  void aShortSecretIsRefusedAndNotShown() {
    assertThatThrownBy(() -> secret(Map.of("JWT_SECRET", "hunter2")))
        .isInstanceOf(BadSetting.class)
        .hasMessageContaining("JWT_SECRET")
        .hasMessageContaining("32")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatThrownBy(() -> secret(Map.of("JWT_SECRET_FILE", data.resolve("none").toString())))
        .isInstanceOf(BadSetting.class)
        .hasMessageContaining("JWT_SECRET_FILE");
  }

  @Test
  void purposesAreKeptApart() {
    SigningSecret secret = SigningSecret.of("x".repeat(32), "JWT_SECRET");

    assertThat(secret.derive("a", "text")).isEqualTo(secret.derive("a", "text"));
    assertThat(secret.derive("a", "text")).isNotEqualTo(secret.derive("b", "text"));
    assertThat(secret.derive("a", "btext")).isNotEqualTo(secret.derive("ab", "text"));
  }

  private SigningSecret secret(Map<String, String> settings) {
    return SigningSecret.from(new Environment(settings), data, random);
  }
}
