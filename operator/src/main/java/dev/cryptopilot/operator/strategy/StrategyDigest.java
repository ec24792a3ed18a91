// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** What makes two versions the same: class name, files and parameters, whatever their order. */
final class StrategyDigest {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private StrategyDigest() {}

  static String of(StrategyVersion version) {
    MessageDigest sha = sha256();
    line(sha, "class", version.className());
    line(sha, "main", version.mainFile());
    version.files().forEach((file, source) -> line(sha, "file " + file, hex(source)));
    line(sha, "parameters", hex(canonical(version.parameters())));
    return HexFormat.of().formatHex(sha.digest());
  }

  /** The same text for equal maps. */
  static String canonical(Map<String, Object> parameters) {
    try {
      return MAPPER.writeValueAsString(parameters);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("spec.parameters cannot be written as JSON", e);
    }
  }

  private static void line(MessageDigest sha, String key, String value) {
    sha.update((key + '\0' + value + '\n').getBytes(StandardCharsets.UTF_8));
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
