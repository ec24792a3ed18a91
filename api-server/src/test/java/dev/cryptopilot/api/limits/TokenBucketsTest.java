// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cryptopilot.api.config.BadSetting;
import dev.cryptopilot.api.config.Environment;
import dev.cryptopilot.api.http.Access;
import dev.cryptopilot.api.http.Answer;
import dev.cryptopilot.api.http.Call;
import dev.cryptopilot.api.http.Calls;
import dev.cryptopilot.api.http.Limiter.Verdict;
import dev.cryptopilot.api.http.RateClass;
import dev.cryptopilot.api.http.Route;
import io.github.bucket4j.TimeMeter;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenBucketsTest {

  private static final Call ALICE = Calls.of("alice", "10.0.0.1");
  private static final Call BOB = Calls.of("bob", "10.0.0.1");

  private final AtomicLong nanos = new AtomicLong();
  private final TimeMeter time =
      new TimeMeter() {
        @Override
        public long currentTimeNanos() {
          return nanos.get();
        }

        @Override
        public boolean isWallClockBased() {
          return false;
        }
      };

  @ParameterizedTest
  @CsvSource({"/api/account/wallet, 300", "/api/freqtrade/bots, 60", "/api/trades, 200"})
  void theContractsNumbersAreTheDefaults(String path, int calls) {
    TokenBuckets buckets = buckets(Map.of());
    Route route = route(path);

    for (int i = 0; i < calls; i++) {
      assertThat(buckets.take(route, ALICE).allowed()).isTrue();
    }
    Verdict over = buckets.take(route, ALICE);
    assertThat(over.allowed()).isFalse();
    assertThat(over.retryAfterSeconds()).isPositive();
    assertThat(header(over, "RateLimit-Limit")).isEqualTo(String.valueOf(calls));
    assertThat(header(over, "RateLimit-Remaining")).isEqualTo("0");
    assertThat(header(over, "Retry-After")).isEqualTo(String.valueOf(over.retryAfterSeconds()));
    assertThat(buckets.take(route, BOB).allowed()).as("another person, same address").isTrue();
  }

  @Test
  void whoWaitsAsLongAsToldIsLetIn() {
    TokenBuckets buckets = buckets(Map.of("PILOT_RATE_GENERAL", "2/1m"));
    Route route = route("/api/x");
    buckets.take(route, ALICE);
    buckets.take(route, ALICE);

    Verdict over = buckets.take(route, ALICE);
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(over.retryAfterSeconds()));

    assertThat(buckets.take(route, ALICE).allowed()).isTrue();
  }

  @Test
  void peopleWithoutATokenShareTheBucketOfTheirNetwork() {
    TokenBuckets buckets = buckets(Map.of("PILOT_RATE_GENERAL", "1/1m"));
    Route route = route("/api/x");

    assertThat(buckets.take(route, Calls.from("2001:db8::1")).allowed()).isTrue();
    assertThat(buckets.take(route, Calls.from("2001:db8::2")).allowed()).isFalse();
    assertThat(buckets.take(route, Calls.from("2001:db8:0:1::1")).allowed()).isTrue();
    assertThat(buckets.take(route, Calls.from("10.0.0.1")).allowed()).isTrue();
    assertThat(buckets.take(route, Calls.from("10.0.0.1")).allowed()).isFalse();
  }

  @Test
  void exemptRoutesAndSwitchedOffClassesAreUnlimited() {
    TokenBuckets buckets = buckets(Map.of("PILOT_RATE_GENERAL", "off"));

    assertThat(buckets.take(route("/api/x"), ALICE).headers()).isEmpty();
    assertThat(buckets.take(route("/api/freqtrade/y").rate(RateClass.EXEMPT), ALICE).allowed())
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"many", "0/1m", "5/0s", "5/1d", "-1/1m"})
  void otherTextIsNoAllowance(String text) {
    Environment environment = new Environment(Map.of("PILOT_RATE_GENERAL", text));

    assertThatThrownBy(() -> RateSettings.from(environment))
        .isInstanceOf(BadSetting.class)
        .hasMessageContaining("PILOT_RATE_GENERAL");
  }

  private TokenBuckets buckets(Map<String, String> settings) {
    return new TokenBuckets(RateSettings.from(new Environment(settings)), time);
  }

  private static Route route(String path) {
    return Route.get(path, new Access.User(), call -> Answer.ok(Map.of()));
  }

  private static String header(Verdict verdict, String name) {
    return verdict.headers().stream()
        .filter(header -> header.name().equals(name))
        .map(Answer.Header::value)
        .findFirst()
        .orElse("");
  }
}
