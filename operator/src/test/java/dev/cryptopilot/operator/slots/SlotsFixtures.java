// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.slots;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Slots for tests. */
public final class SlotsFixtures {

  public static final HealthPolicy HEALTH = new HealthPolicy(30, 120, 60, 3, 600, 300, 0, 2592000);
  public static final Drain CLOSE = new Drain(Drain.Positions.Close, 120);
  public static final String UID = "3f2a9c1b-0000-4000-8000-000000000001";

  private SlotsFixtures() {}

  /** Content whose digest depends on {@code config}. */
  public static BotContent content(String config) {
    return new BotContent(
        "Paper",
        "EmaRsi",
        "binance",
        new BotFiles(
            new TreeMap<>(
                Map.of("config.json", config, "strategy/EmaRsi.py", "class EmaRsi: pass\n"))),
        new StrategyStamp("ema-rsi", "1.0.0", "d".repeat(64)));
  }

  /** What a Live bot runs that trades with that key. */
  public static BotContent live(String key) {
    BotContent paper = content("{}");
    String keys = "{\"exchange\":{\"key\":\"" + key + "\",\"secret\":\"s\"}}";
    return new BotContent(
        "Live",
        paper.className(),
        paper.exchange(),
        new BotFiles(new TreeMap<>(Map.of("config.json", "{}", BotFiles.KEYS, keys))),
        paper.strategy());
  }

  public static DesiredBot bot(String name, String uid, Goal goal) {
    return new DesiredBot(BotId.of(name, uid), name, uid, goal, content("{}"), CLOSE);
  }

  public static DesiredPod pod(long revision, DesiredBot... bots) {
    return new DesiredPod("starter", "starter-0-0", revision, HEALTH, List.of(bots));
  }
}
