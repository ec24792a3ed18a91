// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.agent;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.cryptopilot.operator.slots.DesiredBot;
import dev.cryptopilot.operator.slots.DesiredPod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Stands in for a pod's agent: a real HTTP server with the protocol's status route, whose bots are
 * always at once in the state that the slots ask for, unless a test says otherwise.
 */
public final class AgentSimulator implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String agentId;
  private final String token;
  private final HttpServer server;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<String, String> heldStates = new HashMap<>();
  private final Map<String, Integer> openTrades = new HashMap<>();
  private final List<String> queries = new ArrayList<>();
  private DesiredPod desired;
  private long revision = 1;

  private AgentSimulator(String agentId, String token, HttpServer server, DesiredPod desired) {
    this.agentId = agentId;
    this.token = token;
    this.server = server;
    this.desired = desired;
  }

  /** Starts on that address; port 0 takes any free one. */
  public static AgentSimulator start(
      String agentId, InetSocketAddress address, String token, DesiredPod desired) {
    try {
      HttpServer server = HttpServer.create(address, 0);
      AgentSimulator agent = new AgentSimulator(agentId, token, server, desired);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext("/v1/status", agent::status);
      server.start();
      return agent;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI base() {
    return URI.create(
        "http://"
            + server.getAddress().getAddress().getHostAddress()
            + ":"
            + server.getAddress().getPort());
  }

  /** Takes up new slots, as an agent does when its mount is refreshed. */
  public void obey(DesiredPod next) {
    change(() -> desired = next);
  }

  /** Keeps a bot in that state whatever its goal, until it is called with its goal's own. */
  public void hold(String uid, String state) {
    change(() -> heldStates.put(uid, state));
  }

  /** Lets a bot follow its goal again. */
  public void letGo(String uid) {
    change(() -> heldStates.remove(uid));
  }

  /** Gives a bot open trades. */
  public void trade(String uid, int open) {
    change(() -> openTrades.put(uid, open));
  }

  /** Query strings of the questions so far. */
  public List<String> queries() {
    lock.lock();
    try {
      return List.copyOf(queries);
    } finally {
      lock.unlock();
    }
  }

  private void change(Runnable what) {
    lock.lock();
    try {
      what.run();
      revision++;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void status(HttpExchange exchange) throws IOException {
    String asked = exchange.getRequestHeaders().getFirst("Authorization");
    if (!("Bearer " + token).equals(asked)) {
      answer(exchange, 401, "{\"error\":{\"code\":\"Unauthorized\",\"message\":\"token\"}}");
      return;
    }
    answer(exchange, 200, waitedReport(exchange.getRequestURI().getQuery()));
  }

  private String waitedReport(String query) {
    Map<String, String> asked = query(query);
    lock.lock();
    try {
      queries.add(query == null ? "" : query);
      if (agentId.equals(asked.get("agent"))) {
        long since = Long.parseLong(asked.get("since"));
        long nanos = TimeUnit.SECONDS.toNanos(Long.parseLong(asked.get("wait")));
        while (revision <= since && nanos > 0) {
          nanos = changed.awaitNanos(nanos);
        }
      }
      return report();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return report();
    } finally {
      lock.unlock();
    }
  }

  private String report() {
    ObjectNode root = JSON.createObjectNode();
    root.put("version", 1).put("agentId", agentId).put("revision", revision);
    root.put("pod", desired.pod()).put("at", "2026-11-21T11:00:00.000Z");
    root.putObject("desired").put("revision", desired.revision()).putNull("error");
    root.putObject("runtime").put("preloaded", true).put("immortal", true).put("python", "3.13.0");
    root.putObject("memory").put("podPssBytes", 256L * 1024 * 1024);
    root.putArray("bots");
    desired.bots().forEach(bot -> root.withArray("bots").add(bot(bot)));
    return root.toString();
  }

  private ObjectNode bot(DesiredBot bot) {
    String state = heldStates.getOrDefault(bot.uid(), bot.goal().wireName());
    boolean hasProcess = !List.of("removed", "stopped", "drained", "sealed").contains(state);
    ObjectNode node = JSON.createObjectNode();
    node.put("id", bot.id().value()).put("name", bot.name()).put("uid", bot.uid());
    node.put("goal", bot.goal().wireName()).put("state", state);
    node.put("ready", state.equals(bot.goal().wireName()));
    node.put("reason", "Simulated").put("message", "").put("restarts", 0);
    if (hasProcess) {
      node.put("pid", 4242).put("digest", bot.content().digest());
    } else {
      node.putNull("pid").putNull("digest");
    }
    ObjectNode trading = node.putObject("trading");
    trading.put("openTrades", openTrades.getOrDefault(bot.uid(), 0)).put("closedTrades", 0);
    trading.put("profit", "0.5").put("equity", "1000.5").put("currency", "USDT");
    return node;
  }

  private static Map<String, String> query(String text) {
    Map<String, String> fields = new HashMap<>();
    if (text != null) {
      for (String part : text.split("&", -1)) {
        int at = part.indexOf('=');
        fields.put(part.substring(0, at), part.substring(at + 1));
      }
    }
    return fields;
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    try (exchange) {
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
