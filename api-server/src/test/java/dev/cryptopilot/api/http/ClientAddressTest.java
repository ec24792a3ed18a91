// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {

  private static final Route WHO =
      Route.get("/api/who", new Access.Public(), call -> Answer.ok(call.request().ip()));

  @ParameterizedTest
  @CsvSource({
    "0, '1.1.1.1, 2.2.2.2', 127.0.0.1",
    "1, '1.1.1.1, 2.2.2.2', 2.2.2.2",
    "2, '9.9.9.9, 1.1.1.1, 2.2.2.2', 1.1.1.1",
    "3, '2.2.2.2', 2.2.2.2"
  })
  void onlyTrustedProxiesAreBelieved(int proxies, String forwarded, String seen) throws Exception {
    Map<String, String> settings = Map.of("PILOT_API_TRUSTED_PROXIES", String.valueOf(proxies));
    try (TestServer server = new TestServer(List.of(WHO), settings, Guards.none())) {
      assertThat(server.get("/api/who", "X-Forwarded-For", forwarded).body())
          .isEqualTo("\"" + seen + "\"");
    }
  }
}
