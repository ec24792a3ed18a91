// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.app;

import dev.cryptopilot.api.config.BadSetting;
import dev.cryptopilot.api.config.Environment;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The program. */
public final class ApiServer {

  private static final Logger LOG = LoggerFactory.getLogger(ApiServer.class);
  private static final int BAD_SETTING = 2;

  private ApiServer() {}

  /** Serves until it is told to stop; with {@code --rehearse} only calls itself once, and ends. */
  public static void main(String[] arguments) throws InterruptedException {
    try {
      if (arguments.length > 0) {
        System.exit(AdminCommand.run(List.of(arguments), new Environment(System.getenv())));
      }
      Wiring wiring = new Wiring(new Environment(System.getenv()));
      Server server = wiring.server();
      LOG.info("listening on port {}", server.port());
      if (List.of(arguments).contains("--rehearse")) {
        new Rehearsal(server.port()).run();
        stop(server, wiring);
        return;
      }
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, wiring), "shutdown"));
    } catch (BadSetting bad) {
      LOG.error("{}", bad.getMessage());
      System.exit(BAD_SETTING);
    }
  }

  private static void stop(Server server, Wiring wiring) {
    LOG.info("stopping");
    server.close();
    wiring.close();
  }
}
