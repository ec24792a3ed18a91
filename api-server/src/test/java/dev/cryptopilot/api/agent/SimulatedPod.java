// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.agent;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands in for an agent, and for the Kubernetes API that tells its token. */
public final class SimulatedPod implements AutoCloseable {

  private static final String TOKEN = "secret of the pool";
  private static final int PATIENCE_MILLIS = 120_000;

  private final HttpServer http;
  private final KubernetesClient kube;
  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final Set<String> broken = ConcurrentHashMap.newKeySet();
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger tokensRead = new AtomicInteger();
  private final List<Runnable> held = new ArrayList<>();
  private boolean holdsTokens;

  public SimulatedPod(Vertx vertx) {
    this(vertx, 0);
  }

  /**
   * A pod at a known port.
   *
   * @param port 0 for any that is free
   */
  SimulatedPod(Vertx vertx, int port) {
    this.http =
        vertx
            .createHttpServer()
            .requestHandler(this::answer)
            .listen(port, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join();
    Config config =
        new ConfigBuilder(Config.empty())
            .withMasterUrl("http://127.0.0.1:" + http.actualPort())
            .withRequestTimeout(PATIENCE_MILLIS)
            .build();
    this.kube = new KubernetesClientBuilder().withConfig(config).build();
  }

  /** What is answered with 200 for a path, such as {@code /v1/bots/s/api/balance}. */
  public void answers(String path, String json) {
    answers.put(path, json);
  }

  /** Closes the connection on whoever asks for a path. */
  void breaksOff(String path) {
    broken.add(path);
  }

  /** How often a path that breaks off was asked for. */
  int asked() {
    return asked.get();
  }

  /** How often the Kubernetes API was asked for the token of pool {@code p}. */
  int tokensRead() {
    return tokensRead.get();
  }

  /** The Kubernetes API tells the token no more until {@link #releaseTokens}. */
  void holdTokens() {
    synchronized (held) {
      holdsTokens = true;
    }
  }

  /** Answers all who wait for the token, and who ask from now on. */
  void releaseTokens() {
    List<Runnable> answers;
    synchronized (held) {
      holdsTokens = false;
      answers = List.copyOf(held);
      held.clear();
    }
    answers.forEach(Runnable::run);
  }

  public KubernetesClient kubernetes() {
    return kube;
  }

  public BotAddress bot(String slot) {
    return new BotAddress("p", "p-0-0", "127.0.0.1", http.actualPort(), slot);
  }

  private void answer(HttpServerRequest request) {
    if (request.path().equals("/api/v1/namespaces/default/secrets/p-agent")) {
      askForToken(() -> tellToken(request));
    } else if (!("Bearer " + TOKEN).equals(request.getHeader("Authorization"))) {
      json(request, 401, "{\"error\":{\"code\":\"Unauthorized\",\"message\":\"who is it\"}}");
    } else if (broken.contains(request.path())) {
      asked.incrementAndGet();
      request.connection().close();
    } else if (answers.containsKey(request.path())) {
      json(request, 200, answers.get(request.path()));
    } else {
      json(request, 404, "{\"error\":{\"code\":\"UnknownBot\",\"message\":\"no such bot\"}}");
    }
  }

  /** Counted last: who sees the count may release what is held by then. */
  private void askForToken(Runnable answer) {
    boolean now;
    synchronized (held) {
      now = !holdsTokens;
      if (!now) {
        held.add(answer);
      }
      tokensRead.incrementAndGet();
    }
    if (now) {
      answer.run();
    }
  }

  private static void tellToken(HttpServerRequest request) {
    String token = Base64.getEncoder().encodeToString(TOKEN.getBytes(StandardCharsets.UTF_8));
    json(request, 200, "{\"kind\":\"Secret\",\"data\":{\"token\":\"%s\"}}".formatted(token));
  }

  private static void json(HttpServerRequest request, int status, String body) {
    request
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/json")
        .end(body);
  }

  @Override
  public void close() {
    kube.close();
    http.close().toCompletionStage().toCompletableFuture().join();
  }
}
