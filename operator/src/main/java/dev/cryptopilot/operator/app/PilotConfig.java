// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.app;

import dev.cryptopilot.operator.strategy.validation.ValidationPolicy;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/**
 * Settings of the operator; each is an environment variable such as {@code PILOT_RUNTIME_IMAGE}.
 */
@ConfigMapping(prefix = "pilot")
public interface PilotConfig {

  /** Image of pool pods whose pool names none. */
  @WithDefault("cryptopilot/runtime:dev")
  String runtimeImage();

  /** What is behind the image's name now, where the same name may mean another image tomorrow. */
  Optional<String> runtimeBuild();

  /** JSON object of strings: more environment variables for pool pods. */
  Optional<String> runtimeEnv();

  /** JSON object merged over the {@code exchange} section of every Paper bot. */
  Optional<String> paperExchange();

  /** Port of the agents' API in pool pods. */
  @WithDefault("8900")
  int agentPort();

  /** What a verdict on a strategy's program is good for: Enforce, Warn or Off. */
  @WithDefault("Enforce")
  ValidationPolicy validation();

  /** Strategy versions that are validated at the same time. */
  @WithDefault("2")
  int validatorsAtOnce();

  /** A version that no bot asks for is validated when it is that old. */
  @WithDefault("PT20S")
  Duration validateUnusedAfter();

  /** Where the leader's lease is. */
  Lease lease();

  /** A resource that nobody looked at for this long makes the operator not live. */
  @WithDefault("PT10M")
  Duration stuckAfter();

  /** The lease of the leader. */
  interface Lease {
    @WithDefault("crypto-pilot-operator")
    String name();

    @WithDefault("crypto-pilot")
    String namespace();

    /** After this time without renewal others may lead. */
    @WithDefault("PT15S")
    Duration duration();

    /** A leader that could not renew for this long ends itself. */
    @WithDefault("PT10S")
    Duration renewDeadline();

    @WithDefault("PT2S")
    Duration retryPeriod();
  }
}
