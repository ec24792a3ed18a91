// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.limits;

import dev.cryptopilot.api.auth.Caller;
import dev.cryptopilot.api.config.Environment;
import dev.cryptopilot.api.http.Admission;
import dev.cryptopilot.api.http.ApiError;
import dev.cryptopilot.api.http.Call;
import dev.cryptopilot.api.http.Refused;
import dev.cryptopilot.api.http.Route;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** Bounds the commands under way: of one person, and of all. */
public final class CommandPlaces implements Admission {

  private final int each;
  private final Semaphore all;
  private final Map<String, Integer> taken = new ConcurrentHashMap<>();

  public CommandPlaces(int each, int all) {
    this.each = each;
    this.all = new Semaphore(all);
  }

  public static CommandPlaces from(Environment environment) {
    return new CommandPlaces(
        environment.integer("PILOT_API_COMMANDS_PER_USER", 8, 1, 1000),
        environment.integer("PILOT_API_COMMANDS", 128, 1, 10_000));
  }

  @Override
  public Place enter(Route route, Call call) {
    if (!route.verb().changes()) {
      return () -> {};
    }
    if (!all.tryAcquire()) {
      throw new Refused(
          ApiError.of(ApiError.Kind.UNAVAILABLE, "The server is busy. Try again in a moment."));
    }
    String who = call.callerIfAny().map(Caller::userId).orElse(call.request().ip());
    if (taken.merge(who, 1, Integer::sum) > each) {
      leave(who);
      throw new Refused(
          ApiError.of(
              ApiError.Kind.TOO_MANY_REQUESTS,
              "More than " + each + " commands at once. Wait until one of them has ended."));
    }
    return () -> leave(who);
  }

  private void leave(String who) {
    taken.computeIfPresent(who, (key, count) -> count == 1 ? null : count - 1);
    all.release();
  }
}
