// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.routes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.api.http.Call;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CookieSiteTest {

  @ParameterizedTest(name = "page {2} asks {0}, https {1}")
  @CsvSource({
    "api.crypto-pilot.dev, true,  https://app.crypto-pilot.dev, OTHER_HOST",
    "api.example.org,      true,  https://client.vercel.example, OTHER_HOST",
    "example.org,          true,  https://example.org,          OWN_HOST_HTTPS",
    "api.example.org,      true,  '',                           OWN_HOST_HTTPS",
    "localhost,            false, http://localhost:5173,        OWN_HOST",
    "127.0.0.1,            false, http://localhost:5173,        OTHER_HOST",
    "localhost,            false, http://127.0.0.1:5173,        OTHER_HOST",
    "192.168.1.5,          false, http://localhost:5173,        OWN_HOST",
    "127.0.0.1,            false, '',                           OWN_HOST",
    "localhost,            false, null,                         OWN_HOST",
    "api.example.org,      true,  not an origin,                OWN_HOST_HTTPS",
  })
  void marksAsTheBrowserNeeds(String host, boolean https, String origin, CookieSite expected) {
    Optional<String> page = Optional.of(origin).filter(text -> !text.isEmpty());

    assertThat(CookieSite.of(new Call.Site(host, https, page))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"OTHER_HOST, SameSite=None; Secure; Partitioned", "OWN_HOST, SameSite=Lax"})
  void noneNeverGoesWithoutSecure(CookieSite site, String attributes) {
    assertThat(site.attributes()).isEqualTo(attributes);
  }
}
