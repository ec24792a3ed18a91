// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.slots;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What opens one sealed database to one move. Derived from the token of the source's pool, which
 * never reaches the other pool.
 *
 * @param value 64 lower-case hex digits
 */
public record MoveTicket(String value) {

  private static final String ALGORITHM = "HmacSHA256";

  /**
   * The ticket of a move: HMAC-SHA256 of {@code "move\n" + move id + "\n" + bot id}.
   *
   * @param token bearer token of the source's pool
   */
  public static MoveTicket of(String token, MoveId move, BotId bot) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      String text = "move\n" + move.value() + "\n" + bot.value();
      return new MoveTicket(
          HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8))));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  @Override
  public String toString() {
    return "MoveTicket";
  }
}
