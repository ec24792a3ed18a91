// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

class AccessLogTest {

  @ParameterizedTest
  @CsvSource({
    "/a?token=abc.def, /a?token=***",
    "/a?x=1&token=abc&y=2, /a?x=1&token=***&y=2",
    "/a?idToken=abc, /a?idToken=***",
    "/a?TOKEN=abc, /a?TOKEN=***",
    "/a?access_token=abc, /a?access_token=***",
    "/token=abc, /token=abc",
    "/a?x=token, /a?x=token"
  })
  void tokensInTheQueryAreNotShown(String uri, String shown) {
    assertThat(AccessLog.redacted(uri)).isEqualTo(shown);
  }

  @Test
  void aRequestLeavesOneLineWithItsFields() throws Exception {
    Logger logger = (Logger) LoggerFactory.getLogger("access");
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.start();
    logger.setLevel(Level.INFO);
    logger.addAppender(lines);
    Route route = Route.get("/api/mine/{id}", new Access.User(), call -> Answer.ok(Map.of()));
    try (TestServer server = new TestServer(List.of(route))) {
      server.get("/api/mine/7?token=secret", "Authorization", "alice");
    } finally {
      logger.detachAppender(lines);
      logger.setLevel(Level.WARN);
    }

    assertThat(lines.list).hasSize(1);
    ILoggingEvent line = lines.list.getFirst();
    assertThat(line.getFormattedMessage()).isEqualTo("GET /api/mine/7?token=*** 200");
    assertThat(line.getKeyValuePairs().toString())
        .contains("route=\"GET /api/mine/{id}\"", "user=\"alice\"", "status=\"200\"")
        .doesNotContain("secret");
  }
}
