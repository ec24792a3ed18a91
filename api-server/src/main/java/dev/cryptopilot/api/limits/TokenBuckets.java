// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.cryptopilot.api.auth.Caller;
import dev.cryptopilot.api.http.Answer.Header;
import dev.cryptopilot.api.http.Call;
import dev.cryptopilot.api.http.Limiter;
import dev.cryptopilot.api.http.RateClass;
import dev.cryptopilot.api.http.Route;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A bucket for each person, and for each address of people that are not signed in. The number of
 * buckets is bounded; the ones not used for longest are forgotten, which fills them.
 */
public final class TokenBuckets implements Limiter {

  private static final int MOST_BUCKETS = 100_000;
  private static final Duration FORGOTTEN_AFTER = Duration.ofHours(2);
  private static final long NANOS = Duration.ofSeconds(1).toNanos();

  private record Key(RateClass rate, String who) {}

  private final RateSettings settings;
  private final TimeMeter time;
  // Cleans up in the call that makes it due, which is short; never on the common pool.
  private final Cache<Key, Bucket> buckets =
      Caffeine.newBuilder()
          .executor(Runnable::run)
          .maximumSize(MOST_BUCKETS)
          .expireAfterAccess(FORGOTTEN_AFTER)
          .build();

  public TokenBuckets(RateSettings settings, TimeMeter time) {
    this.settings = settings;
    this.time = time;
  }

  @Override
  public Verdict take(Route route, Call call) {
    Optional<Allowance> allowance = settings.of(route.rate());
    if (allowance.isEmpty()) {
      return Verdict.unlimited();
    }
    Bucket bucket =
        buckets.get(new Key(route.rate(), who(call)), absent -> bucket(allowance.get()));
    return verdict(allowance.get(), bucket.tryConsumeAndReturnRemaining(1));
  }

  private static String who(Call call) {
    return call.callerIfAny().map(Caller::userId).orElseGet(() -> Network.of(call.request().ip()));
  }

  private Bucket bucket(Allowance allowance) {
    return Bucket.builder()
        .withCustomTimePrecision(time)
        .addLimit(
            limit ->
                limit
                    .capacity(allowance.calls())
                    .refillGreedy(allowance.calls(), allowance.period()))
        .build();
  }

  private static Verdict verdict(Allowance allowance, ConsumptionProbe probe) {
    long retryAfter = probe.isConsumed() ? 0 : seconds(probe.getNanosToWaitForRefill());
    List<Header> headers = new ArrayList<>();
    headers.add(new Header("RateLimit-Limit", String.valueOf(allowance.calls())));
    headers.add(new Header("RateLimit-Remaining", String.valueOf(probe.getRemainingTokens())));
    headers.add(
        new Header("RateLimit-Reset", String.valueOf(seconds(probe.getNanosToWaitForReset()))));
    headers.add(
        new Header("RateLimit-Policy", allowance.calls() + ";w=" + allowance.period().toSeconds()));
    if (!probe.isConsumed()) {
      headers.add(new Header("Retry-After", String.valueOf(retryAfter)));
    }
    return new Verdict(probe.isConsumed(), retryAfter, headers);
  }

  /** Rounded up, so that who waits that long is let in. */
  private static long seconds(long nanos) {
    return Math.ceilDiv(nanos, NANOS);
  }
}
