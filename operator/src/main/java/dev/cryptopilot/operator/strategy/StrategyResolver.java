// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy;

import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.crds.bot.StrategyRef;
import dev.cryptopilot.crds.strategy.RolloutStatus;
import dev.cryptopilot.crds.strategy.Strategy;
import dev.cryptopilot.crds.strategy.StrategyStatus;
import dev.cryptopilot.crds.strategy.VersionState;
import dev.cryptopilot.crds.strategy.VersionStatus;
import dev.cryptopilot.operator.condition.ConditionReason;
import dev.cryptopilot.operator.condition.ConditionType;
import dev.cryptopilot.operator.condition.Conditions;
import dev.cryptopilot.operator.strategy.StrategyResolution.Dangling;
import dev.cryptopilot.operator.strategy.StrategyResolution.Resolved;
import java.util.List;
import java.util.Optional;

/** Which version a bot trades with: a pure function of the Bot and the strategies' status. */
public final class StrategyResolver {

  private StrategyResolver() {}

  /** The version for this bot, or why there is none. */
  public static StrategyResolution resolve(Bot bot, StrategyCatalog catalog) {
    StrategyRef ref = bot.getSpec().strategy();
    Optional<Strategy> found = catalog.strategy(ref.name());
    if (found.isEmpty()) {
      return new Dangling(ConditionReason.StrategyNotFound, notFound(ref.name(), catalog.names()));
    }
    Strategy strategy = found.get();
    Optional<String> owner = strategy.getSpec().soleOwner();
    if (owner.isPresent() && !owner.get().equals(bot.getSpec().owner())) {
      return new Dangling(
          ConditionReason.StrategyOwnerMismatch,
          "spec.strategy.name: "
              + ref.name()
              + " belongs to another owner; use a curated strategy (without owner) or one of "
              + bot.getSpec().owner());
    }
    return choose(bot, strategy, catalog);
  }

  private static StrategyResolution choose(Bot bot, Strategy strategy, StrategyCatalog catalog) {
    StrategyRef ref = bot.getSpec().strategy();
    Optional<String> wanted = wantedVersion(bot, strategy);
    if (wanted.isEmpty()) {
      return nothingPublished(ref, strategy);
    }
    Optional<VersionStatus> held = held(strategy, wanted.get());
    if (held.isPresent()) {
      return notYet("spec.strategy.version: " + ref.name() + ' ' + wanted.get(), held.get());
    }
    Optional<VersionStatus> status = usable(strategy, wanted.get());
    if (status.isEmpty()) {
      return new Dangling(
          ConditionReason.VersionNotFound,
          "spec.strategy.version: "
              + ref.name()
              + " has no version "
              + wanted.get()
              + "; it has "
              + listed(usableVersions(strategy)));
    }
    return catalog
        .version(status.get().configMap())
        // The verdict is about what was published; a ConfigMap can be removed and made again.
        .filter(content -> content.digest().equals(status.get().digest()))
        .<StrategyResolution>map(Resolved::new)
        .orElseGet(
            () ->
                new Dangling(
                    ConditionReason.StrategyNotReady,
                    "spec.strategy: the content of "
                        + ref.name()
                        + ' '
                        + wanted.get()
                        + " (ConfigMap "
                        + status.get().configMap()
                        + ") is not there, or is not what was published"));
  }

  /**
   * The pinned version; else the new one if the roll-out has chosen the bot, or has taken it back
   * and it is not the bot's turn yet; else stable.
   */
  static Optional<String> wantedVersion(Bot bot, Strategy strategy) {
    Optional<String> pinned = bot.getSpec().strategy().pinnedVersion();
    if (pinned.isPresent()) {
      return pinned;
    }
    StrategyStatus status = strategy.statusOrEmpty();
    return status
        .rolloutSeen()
        .filter(rollout -> rollout.isCandidate(bot.getMetadata().getName()))
        .map(RolloutStatus::version)
        .or(status::stableVersion);
  }

  /** The version, when it is there and bots must not have it. */
  private static Optional<VersionStatus> held(Strategy strategy, String version) {
    return strategy.statusOrEmpty().versions().stream()
        .filter(v -> v.version().equals(version) && v.configMap() != null && !isUsable(v))
        .findFirst();
  }

  private static StrategyResolution notYet(String what, VersionStatus version) {
    String why = Optional.ofNullable(version.message()).orElse("it is not validated yet");
    return version.state() == VersionState.Invalid
        ? new Dangling(ConditionReason.StrategyInvalid, what + " is " + why)
        : new Dangling(ConditionReason.StrategyNotReady, what + " is not ready: " + why);
  }

  private static StrategyResolution nothingPublished(StrategyRef ref, Strategy strategy) {
    Optional<VersionStatus> held = held(strategy, strategy.getSpec().version());
    if (held.filter(v -> v.state() == VersionState.Pending).isPresent()) {
      return notYet("spec.strategy.name: " + ref.name() + ' ' + held.get().version(), held.get());
    }
    return Conditions.find(strategy.statusOrEmpty().conditions(), ConditionType.Valid)
        .filter(valid -> "False".equals(valid.getStatus()))
        .<StrategyResolution>map(
            valid ->
                new Dangling(
                    ConditionReason.StrategyInvalid,
                    "spec.strategy.name: "
                        + ref.name()
                        + " has no usable version: "
                        + valid.getMessage()))
        .orElseGet(
            () ->
                new Dangling(
                    ConditionReason.StrategyNotReady,
                    "spec.strategy.name: " + ref.name() + " has no published version yet"));
  }

  private static Optional<VersionStatus> usable(Strategy strategy, String version) {
    return strategy.statusOrEmpty().versions().stream()
        .filter(v -> v.version().equals(version) && isUsable(v))
        .findFirst();
  }

  private static List<String> usableVersions(Strategy strategy) {
    return strategy.statusOrEmpty().versions().stream()
        .filter(StrategyResolver::isUsable)
        .map(VersionStatus::version)
        .toList();
  }

  static boolean isUsable(VersionStatus version) {
    return version.configMap() != null
        && version.state() != VersionState.Invalid
        && version.state() != VersionState.Pending;
  }

  private static String notFound(String name, List<String> names) {
    return "spec.strategy.name: no Strategy "
        + name
        + " in this namespace; there is "
        + listed(names);
  }

  private static String listed(List<String> names) {
    return names.isEmpty() ? "none" : String.join(", ", names);
  }
}
