// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.token;

import dev.cryptopilot.api.config.BadSetting;
import dev.cryptopilot.api.config.Environment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The secret behind our tokens. Printing one does not show it. */
public record SigningSecret(SecretKey key) {
  private static final int LEAST_BYTES = 32;

  /** At least 32 bytes of text, used as they are. */
  public static SigningSecret of(String text, String setting) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length < LEAST_BYTES) {
      throw new BadSetting(setting, "must have at least 32 characters, best random ones");
    }
    return new SigningSecret(new SecretKeySpec(bytes, "HmacSHA256"));
  }

  /**
   * From {@code JWT_SECRET}, else from the file {@code JWT_SECRET_FILE}, else from a file in the
   * data directory that is made on first use.
   *
   * @throws BadSetting when it is too short or its file cannot be read
   */
  public static SigningSecret from(Environment environment, Path data, SecureRandom random) {
    Optional<String> text = environment.find("JWT_SECRET");
    if (text.isPresent()) {
      return of(text.get(), "JWT_SECRET");
    }
    Optional<Path> file = environment.find("JWT_SECRET_FILE").map(Path::of);
    return file.map(path -> of(read(path, "JWT_SECRET_FILE"), "JWT_SECRET_FILE"))
        .orElseGet(() -> kept(data.resolve("jwt-secret"), random));
  }

  private static SigningSecret kept(Path file, SecureRandom random) {
    if (!Files.exists(file)) {
      make(file, random);
    }
    return of(read(file, "JWT_SECRET"), "JWT_SECRET");
  }

  /** Written aside and linked into place, so that nobody ever reads half of it. */
  private static void make(Path file, SecureRandom random) {
    byte[] fresh = new byte[LEAST_BYTES];
    random.nextBytes(fresh);
    try {
      Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
      Path aside =
          Files.createTempFile(
              folder,
              "jwt-secret",
              ".new",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(aside, HexFormat.of().formatHex(fresh));
      try {
        Files.createLink(file, aside);
      } catch (FileAlreadyExistsException e) {
        // Another server of the same directory was quicker; its secret is the one.
      }
      Files.delete(aside);
    } catch (IOException e) {
      throw new BadSetting("PILOT_API_DATA", "must be a directory that can be written");
    }
  }

  private static String read(Path file, String setting) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new BadSetting(setting, "must name a file that can be read");
    }
  }

  /** A value that only the holder of the secret can compute; {@code purpose} keeps uses apart. */
  public byte[] derive(String purpose, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      mac.update(purpose.getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }

  @Override
  public String toString() {
    return "SigningSecret[hidden]";
  }
}
