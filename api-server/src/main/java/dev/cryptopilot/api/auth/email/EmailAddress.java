// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.email;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address in the one form in which it is stored, compared and written to.
 *
 * <p>ASCII only, lower case. Anything else would need a mapping (ß, full-width letters, the Kelvin
 * sign) under which two people's addresses can become one, and an account be taken over.
 */
public record EmailAddress(String text) {
  private static final int LONGEST = 254;
  private static final int LONGEST_LOCAL = 64;
  private static final Pattern FORM =
      Pattern.compile(
          "[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
              + "@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

  /** Spaces around it and upper case are forgiven; empty when it is no address. */
  public static Optional<EmailAddress> parse(String typed) {
    // Longer than any address: not worth a look, and not a way to keep the pattern busy.
    if (typed.length() > 2 * LONGEST || !typed.chars().allMatch(c -> c < 0x80)) {
      return Optional.empty();
    }
    String text = typed.strip().toLowerCase(Locale.ROOT);
    boolean valid =
        text.length() <= LONGEST
            && text.indexOf('@') <= LONGEST_LOCAL
            && FORM.matcher(text).matches();
    return valid ? Optional.of(new EmailAddress(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return text;
  }
}
