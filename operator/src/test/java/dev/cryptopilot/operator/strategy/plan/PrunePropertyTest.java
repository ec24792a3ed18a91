// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.crds.strategy.Source;
import dev.cryptopilot.crds.strategy.Strategy;
import dev.cryptopilot.crds.strategy.StrategyStatus;
import dev.cryptopilot.operator.strategy.StrategyFixture;
import dev.cryptopilot.operator.strategy.StrategyVersion;
import dev.cryptopilot.operator.strategy.observe.BotSign;
import dev.cryptopilot.operator.strategy.observe.PublishedVersion;
import dev.cryptopilot.operator.strategy.observe.StrategyFacts;
import dev.cryptopilot.operator.strategy.observe.StrategyUse;
import dev.cryptopilot.operator.strategy.plan.StrategyAction.PruneVersion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class PrunePropertyTest {

  private static String version(int number) {
    return number + ".0.0";
  }

  private static PublishedVersion published(int number) {
    StrategyVersion version = StrategyFixture.version(version(number), "class EmaRsi: #" + number);
    return new PublishedVersion(
        version,
        version.configMapName(),
        Instant.parse("2026-11-21T10:00:00Z").plusSeconds(number).toString());
  }

  @Property(tries = 300)
  void neverRemovesWhatIsStableWantedRunOrPinned(
      @ForAll @IntRange(min = 1, max = 15) int versions,
      @ForAll @IntRange(min = 1, max = 5) int limit,
      @ForAll @IntRange(min = 1, max = 15) int stable,
      @ForAll @Size(max = 4) Set<@IntRange(min = 1, max = 15) Integer> pinned,
      @ForAll @Size(max = 4) Set<@IntRange(min = 1, max = 15) Integer> running) {
    Strategy strategy =
        StrategyFixture.withStatus(
            StrategyFixture.strategy(version(versions), new Source("broken", null), limit),
            StrategyStatus.builder().stable(version(stable)).build());
    List<StrategyUse> uses =
        java.util.stream.Stream.concat(
                pinned.stream().map(p -> use(Optional.of(version(p)), Optional.empty())),
                running.stream().map(r -> use(Optional.empty(), Optional.of(version(r)))))
            .toList();
    StrategyFacts facts =
        StrategyFixture.facts(
            strategy,
            Optional.empty(),
            IntStream.rangeClosed(1, versions).mapToObj(PrunePropertyTest::published).toList(),
            uses);

    Set<String> pruned =
        StrategyPlanner.plan(facts).actions().stream()
            .filter(PruneVersion.class::isInstance)
            .map(action -> ((PruneVersion) action).version())
            .collect(Collectors.toSet());

    assertThat(pruned).doesNotContain(version(stable), version(versions));
    pinned.forEach(p -> assertThat(pruned).doesNotContain(version(p)));
    running.forEach(r -> assertThat(pruned).doesNotContain(version(r)));
    long unneeded =
        IntStream.rangeClosed(1, versions)
            .filter(v -> v != stable && v != versions)
            .filter(v -> !pinned.contains(v) && !running.contains(v))
            .count();
    assertThat(unneeded - pruned.size()).as("what is kept without need").isLessThanOrEqualTo(limit);
  }

  private static StrategyUse use(Optional<String> pinned, Optional<String> running) {
    return new StrategyUse("bot", pinned, running, false, BotSign.UNKNOWN);
  }
}
