// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan.rebalance;

import dev.cryptopilot.operator.agent.CpuReport;
import java.util.Optional;

/**
 * A bot that may leave its pod now.
 *
 * @param uid uid of the Bot
 * @param name name of the Bot
 * @param bytes memory it takes with it (PSS); an average where it is not known
 * @param cpu what it uses of the processors; empty while that is not known
 */
record BotLoad(String uid, String name, long bytes, Optional<CpuReport> cpu) {}
