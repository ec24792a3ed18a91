// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cryptopilot.api.http.Refused;
import org.junit.jupiter.api.Test;

class StreamPlacesTest {

  @Test
  void aPersonHasSoManyPlacesAndAllTogetherToo() {
    StreamPlaces places = new StreamPlaces(2, 3);

    assertThat(places.take("alice")).isTrue();
    assertThat(places.take("alice")).isTrue();
    assertThat(places.take("alice")).isFalse();
    assertThatThrownBy(() -> places.check("alice"))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.error().status()).isEqualTo(429));
    assertThat(places.take("bob")).isTrue();
    assertThat(places.take("carol")).isFalse();
    assertThatThrownBy(() -> places.check("carol"))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.error().status()).isEqualTo(503));

    places.leave("alice");

    assertThatCode(() -> places.check("alice")).doesNotThrowAnyException();
    assertThat(places.take("carol")).isTrue();
  }
}
