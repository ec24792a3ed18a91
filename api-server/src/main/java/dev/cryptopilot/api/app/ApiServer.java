// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.app;

import dev.cryptopilot.api.config.BadSetting;
import dev.cryptopilot.api.config.Environment;
import dev.cryptopilot.api.store.StoreUnreachable;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The program. */
public final class ApiServer {

  private static final Logger LOG = LoggerFactory.getLogger(ApiServer.class);
  private static final List<String> REHEARSE = List.of("--rehearse");
  private static final int NOT_STARTED = 1;
  private static final int BAD_SETTING = 2;

  private ApiServer() {}

  /**
   * Serves until it is told to stop; with {@code --rehearse} only calls itself once, and ends.
   * Other words are commands of {@link AdminCommand}.
   */
  public static void main(String[] arguments) {
    try {
      List<String> words = List.of(arguments);
      if (words.isEmpty() || words.equals(REHEARSE)) {
        serve(words.equals(REHEARSE));
      } else {
        System.exit(AdminCommand.run(words, new Environment(System.getenv())));
      }
    } catch (BadSetting bad) {
      LOG.error("{}", bad.getMessage());
      System.exit(BAD_SETTING);
    } catch (StoreUnreachable away) {
      LOG.error("{}", away.getMessage());
      System.exit(NOT_STARTED);
    } catch (RuntimeException e) {
      // Threads of parts that did start would keep the process alive, serving nobody.
      LOG.error("could not start", e);
      System.exit(NOT_STARTED);
    }
  }

  private static void serve(boolean rehearsal) {
    Wiring wiring = new Wiring(new Environment(System.getenv()));
    Server server = wiring.server();
    LOG.info("listening on port {}", server.port());
    if (rehearsal) {
      new Rehearsal(server.port()).run();
      stop(server, wiring);
    } else {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, wiring), "shutdown"));
    }
  }

  private static void stop(Server server, Wiring wiring) {
    LOG.info("stopping");
    server.close();
    wiring.close();
  }
}
