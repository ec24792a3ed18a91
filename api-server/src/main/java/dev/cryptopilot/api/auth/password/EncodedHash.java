// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.password;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A hash as stored: the PHC string form of argon2id, version 19, one lane. */
@SuppressWarnings("ArrayRecordComponent") // compared by Argon2id only, in constant time
record EncodedHash(Argon2Cost cost, byte[] salt, byte[] hash) {
  private static final Pattern FORM =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=1"
              + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

  static Optional<EncodedHash> parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    Argon2Cost cost =
        new Argon2Cost(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)));
    Base64.Decoder base64 = Base64.getDecoder();
    return Optional.of(
        new EncodedHash(cost, base64.decode(form.group(3)), base64.decode(form.group(4))));
  }

  String text() {
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m="
        + cost.memoryKib()
        + ",t="
        + cost.passes()
        + ",p=1$"
        + base64.encodeToString(salt)
        + "$"
        + base64.encodeToString(hash);
  }
}
