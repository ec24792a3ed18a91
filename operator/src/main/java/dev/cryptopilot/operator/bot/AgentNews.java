// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.bot;

import dev.cryptopilot.crds.bot.Bot;
import dev.cryptopilot.operator.agent.AgentListener;
import dev.cryptopilot.operator.agent.BotKey;
import dev.cryptopilot.operator.agent.BotReport;
import dev.cryptopilot.operator.agent.PodKey;
import io.javaoperatorsdk.operator.processing.event.Event;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.AbstractEventSource;
import java.util.Set;

/** Has a bot looked at again when its agent said something new about it. */
final class AgentNews extends AbstractEventSource<BotReport, Bot> implements AgentListener {

  AgentNews() {
    super(BotReport.class, "agent-news");
  }

  @Override
  public void changed(PodKey pod, String pool, Set<BotKey> bots) {
    if (isRunning()) {
      bots.forEach(
          bot ->
              getEventHandler()
                  .handleEvent(new Event(new ResourceID(bot.name(), bot.namespace()))));
    }
  }

  /** Reports are read from the board of the watch, not from here. */
  @Override
  public Set<BotReport> getSecondaryResources(Bot bot) {
    return Set.of();
  }
}
