// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.portfolio.observe;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.cryptopilot.api.agent.AgentClient;
import dev.cryptopilot.api.agent.AgentTokens;
import dev.cryptopilot.crds.bot.Bot;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands in for the agent of one pod with one bot, and for the Kubernetes API as far as it hands
 * out the agent's token. Counts what it is asked.
 */
public final class SimulatedPod implements AutoCloseable {

  private static final String SECRET =
      """
      {"kind": "Secret", "apiVersion": "v1", "metadata": {"name": "p-agent"},
       "data": {"token": "dG9rZW4="}}
      """;

  private final HttpServer http;
  private final KubernetesClient kube;
  private final Vertx vertx = Vertx.vertx();
  private final AgentClient agents;
  private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();
  private final Object changed = new Object();
  private volatile int revision = 1;
  private volatile int openTrades;
  private volatile String equity = "1000";
  private volatile int polls;
  private volatile int mostPolls;
  private volatile long delayMillis;

  /** Listens on a free port of the loopback. */
  public SimulatedPod() {
    try {
      http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    http.createContext("/", this::answer);
    http.start();
    kube =
        new KubernetesClientBuilder()
            .withConfig(
                new ConfigBuilder()
                    .withMasterUrl("http://127.0.0.1:" + http.getAddress().getPort())
                    .build())
            .build();
    agents =
        new AgentClient(
            vertx, new AgentTokens(kube, "default", Thread::startVirtualThread), Clock.systemUTC());
  }

  public AgentClient agents() {
    return agents;
  }

  /** A bot of alice that sits in this pod. */
  public Bot bot(String name, String currency) {
    String status =
        "{phase: Running, slot: {pool: p, pod: p-0-0, address: '127.0.0.1:%d', id: %s-1}}"
            .formatted(http.getAddress().getPort(), name);
    return Bots.placed(name, currency, status);
  }

  /** From now on the bot has so many open trades and is worth so much. */
  public void trades(int open, String worth) {
    synchronized (changed) {
      openTrades = open;
      equity = worth;
      revision++;
      changed.notifyAll();
    }
  }

  /** Bots take so long to answer; the agent itself does not. */
  public void slow(long millis) {
    delayMillis = millis;
  }

  /** How often a bot was asked for this. */
  public int asked(String path) {
    return asked.getOrDefault(path, new AtomicInteger()).get();
  }

  /** The most long polls that were open at one time. */
  public int mostPolls() {
    return mostPolls;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    try {
      if (path.startsWith("/api/v1/namespaces/")) {
        send(exchange, SECRET);
      } else if (path.equals("/v1/status")) {
        send(exchange, report(exchange.getRequestURI().getQuery()));
      } else {
        bot(exchange, path.replaceAll("^/v1/bots/[^/]+/(api/)?", ""));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String report(String query) throws InterruptedException {
    synchronized (changed) {
      polls++;
      mostPolls = Math.max(mostPolls, polls);
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
      while (knows(query) && System.nanoTime() < end) {
        changed.wait(100);
      }
      polls--;
      return """
      {"agentId": "a1", "revision": %d, "bots": [
        {"id": "one-1", "state": "running", "ready": true, "pid": 5, "startedAt": "then",
         "trading": {"openTrades": %d, "closedTrades": 0, "equity": "%s",
                     "startingCapital": "1000", "at": "2026-11-21T12:00:00.000Z"}}]}
      """
          .formatted(revision, openTrades, equity);
    }
  }

  private boolean knows(String query) {
    return query != null && query.contains("since=" + revision + "&");
  }

  private void bot(HttpExchange exchange, String path) throws IOException, InterruptedException {
    asked.computeIfAbsent(path, one -> new AtomicInteger()).incrementAndGet();
    Thread.sleep(delayMillis);
    String trade = "{\"trade_id\": 1, \"pair\": \"BTC/USD\", \"is_open\": true, \"orders\": [1]}";
    switch (path) {
      case "worth" ->
          send(
              exchange,
              """
              {"equity": "%s", "startingCapital": "1000", "openTrades": %d,
               "at": "2026-11-21T12:00:00.000Z"}
              """
                  .formatted(equity, openTrades));
      case "status" ->
          send(
              exchange,
              "[" + String.join(",", java.util.Collections.nCopies(openTrades, trade)) + "]");
      case "trades" ->
          send(
              exchange,
              "{\"trades\": [{\"trade_id\": 9, \"is_open\": false, \"close_timestamp\": 5}]}");
      case "pair_candles" -> send(exchange, "{\"columns\": [\"close\"], \"data\": [[60000.5]]}");
      default -> exchange.sendResponseHeaders(404, -1);
    }
  }

  private static void send(HttpExchange exchange, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    agents.close();
    vertx.close();
    kube.close();
    http.stop(0);
  }
}
