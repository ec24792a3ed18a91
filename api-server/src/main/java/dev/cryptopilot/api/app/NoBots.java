// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.app;

import dev.cryptopilot.api.wallet.BotMoney;
import dev.cryptopilot.api.wallet.BotMoneyUnavailable;
import dev.cryptopilot.api.wallet.BotRef;
import dev.cryptopilot.api.wallet.Change;
import dev.cryptopilot.api.wallet.Farewell;
import dev.cryptopilot.api.wallet.Sighting;
import java.math.BigDecimal;
import java.util.List;

/** The bot side of a server without a cluster: nothing is known of any bot. */
final class NoBots implements BotMoney {

  @Override
  public Sighting look(BotRef bot) {
    throw noCluster();
  }

  @Override
  public Change create(BotRef bot, String funding, BigDecimal initial, String order) {
    throw noCluster();
  }

  @Override
  public Change adopt(BotRef bot, String previous, String funding, BigDecimal delta) {
    throw noCluster();
  }

  @Override
  public Change move(BotRef bot, String funding, long number, BigDecimal delta) {
    throw noCluster();
  }

  @Override
  public void delete(BotRef bot, String funding) {
    throw noCluster();
  }

  @Override
  public Farewell farewell(BotRef bot, String funding) {
    throw noCluster();
  }

  @Override
  public void release(BotRef bot, String funding) {
    throw noCluster();
  }

  @Override
  public List<Leaving> leaving() {
    return List.of();
  }

  private static BotMoneyUnavailable noCluster() {
    return new BotMoneyUnavailable("the server has no cluster");
  }
}
