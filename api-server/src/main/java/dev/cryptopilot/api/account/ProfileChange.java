// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.account;

import dev.cryptopilot.api.auth.signin.DisplayText;
import dev.cryptopilot.api.http.ApiError;
import dev.cryptopilot.api.http.FieldError;
import dev.cryptopilot.api.http.Refused;
import java.net.URI;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What somebody wants to change in their profile; absent fields stay as they are. */
public record ProfileChange(
    Optional<String> displayName,
    Optional<String> timezone,
    Optional<Currency> preferredCurrency,
    Optional<String> avatar) {
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_ADDRESS = 2048;

  /** What is wrong with it, as one refusal; nothing when it can be done. */
  void check() {
    List<FieldError> wrong = new ArrayList<>();
    displayName
        .flatMap(name -> DisplayText.problem(name, 0, LONGEST_NAME))
        .ifPresent(problem -> wrong.add(FieldError.inBody("displayName", problem)));
    if (timezone.filter(zone -> !known(zone)).isPresent()) {
      wrong.add(FieldError.inBody("timezone", "must be a time zone such as Europe/Berlin"));
    }
    if (avatar.filter(address -> !address.isEmpty() && !picture(address)).isPresent()) {
      wrong.add(FieldError.inBody("avatar", "must be an https address"));
    }
    if (!wrong.isEmpty()) {
      throw new Refused(ApiError.invalid("Validation failed", wrong.toArray(new FieldError[0])));
    }
  }

  private static boolean known(String zone) {
    try {
      return ZoneId.SHORT_IDS.containsKey(zone) || ZoneId.of(zone).getId().equals(zone);
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static boolean picture(String address) {
    try {
      URI uri = URI.create(address);
      return address.length() <= LONGEST_ADDRESS
          && "https".equals(uri.getScheme())
          && uri.getHost() != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
