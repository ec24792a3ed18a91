// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.user;

import java.security.SecureRandom;
import java.util.HexFormat;

/** 96 random bits. */
public record RandomIds(SecureRandom random) implements Ids {
  @Override
  public String next() {
    byte[] bytes = new byte[12];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
