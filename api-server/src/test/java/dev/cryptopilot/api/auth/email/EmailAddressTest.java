// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.email;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"ann@example.org", " Ann@Example.ORG\n", "ANN@EXAMPLE.ORG", "\tann@example.org"})
  void spacesAroundAndUpperCaseAreForgiven(String typed) {
    assertThat(EmailAddress.parse(typed)).contains(new EmailAddress("ann@example.org"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ann",
        "ann@",
        "@example.org",
        "ann@example",
        "ann@@example.org",
        "ann@exa mple.org",
        "a nn@example.org",
        "ann@example.org\r\nBcc: bob@example.org",
        "ann@example.org,bob@example.org",
        "<ann@example.org>",
        "\"ann\"@example.org",
        ".ann@example.org",
        "ann.@example.org",
        "an..n@example.org",
        "ann@-example.org",
        "ann@example-.org",
        "ann@[192.0.2.1]",
        "ann@example.org\u0000",
      })
  void whatIsNoAddressIsRefused(String typed) {
    assertThat(EmailAddress.parse(typed)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u212Aate@example.org", // Kelvin sign: lower case is an ASCII k
        "\uFF41nn@example.org", // full-width a: NFKC makes it an ASCII a
        "adm\u0131n@example.org", // dotless i
        "\u0430nn@example.org", // Cyrillic a
        "ann@fa\u00DF.de", // IDNA 2003 makes it fass.de, IDNA 2008 does not
        "ann@\u24D4xample.org",
        "ann\u200B@example.org", // zero width space
        "ann@example\u3002org", // ideographic full stop
      })
  void lettersThatCouldTurnIntoAnotherAddressAreRefused(String typed) {
    assertThat(EmailAddress.parse(typed)).isEmpty();
  }

  @Test
  void noLongerThanMailServersTake() {
    assertThat(EmailAddress.parse("a".repeat(64) + "@example.org")).isPresent();
    assertThat(EmailAddress.parse("a".repeat(65) + "@example.org")).isEmpty();
    assertThat(EmailAddress.parse("a@" + "b".repeat(63) + ".org")).isPresent();
    assertThat(EmailAddress.parse("a@" + "b".repeat(64) + ".org")).isEmpty();
    assertThat(EmailAddress.parse("a@" + "bcd.".repeat(70) + "org")).isEmpty();
    assertThat(EmailAddress.parse("a@".repeat(100_000))).isEmpty();
  }

  @Property
  void theStoredFormIsAlwaysItsOwnStoredForm(@ForAll String typed) {
    EmailAddress.parse(typed)
        .ifPresent(address -> assertThat(EmailAddress.parse(address.text())).contains(address));
  }
}
