// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.bot.observe;

import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.crds.pool.BotPool;
import dev.cryptopilot.operator.agent.ReceivedBotReport;
import dev.cryptopilot.operator.render.RenderResult;
import dev.cryptopilot.operator.slots.SlotPlacement;
import dev.cryptopilot.operator.strategy.StrategyResolution;
import java.util.Optional;

/**
 * One look at the world around a bot.
 *
 * @param bot the resource
 * @param strategy what its strategy reference leads to
 * @param strategyOwner owner of that strategy; empty = curated or not known
 * @param poolName the pool it asks for, or its owner's default pool
 * @param pool that pool, if it exists
 * @param credentials what is known of its exchange keys, without any of them
 * @param rendered what it would run; empty while its strategy is not known
 * @param slot where it sits, by the slots Secrets
 * @param report the agent's last word
 * @param move the ends of its move, while it moves
 * @param homePool the pool that its status names, if that exists
 * @param awaited this process has just taken the lead and has not heard the slot's agent yet
 */
public record BotFacts(
    Bot bot,
    StrategyResolution strategy,
    Optional<String> strategyOwner,
    String poolName,
    Optional<BotPool> pool,
    CredentialsFact credentials,
    Optional<RenderResult> rendered,
    Optional<SlotPlacement> slot,
    Optional<ReceivedBotReport> report,
    Optional<MoveEnds> move,
    Optional<BotPool> homePool,
    boolean awaited) {}
