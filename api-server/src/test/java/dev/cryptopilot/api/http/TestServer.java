// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.http;

import dev.cryptopilot.api.auth.Authentication;
import dev.cryptopilot.api.auth.Authenticator;
import dev.cryptopilot.api.auth.Caller;
import dev.cryptopilot.api.auth.Role;
import dev.cryptopilot.api.config.Environment;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The pipeline on a real port, with routes of a test and tokens that are just names. */
public final class TestServer implements AutoCloseable {

  static final Authenticator NAMES = TestServer::byName;

  private final Vertx vertx = Vertx.vertx();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient client = HttpClient.newHttpClient();
  private final ApiRouter router;
  private final HttpServer http;

  public TestServer(List<Route> routes) {
    this(routes, Map.of(), Guards.none());
  }

  TestServer(List<Route> routes, Map<String, String> settings, Guards guards) {
    Pipeline pipeline = new Pipeline(NAMES, TestServer::ownedBy, guards);
    this.router =
        new ApiRouter(
            vertx,
            HttpSettings.from(new Environment(settings)),
            pipeline,
            threads,
            new Surroundings(
                Clock.systemUTC(), () -> UUID.randomUUID().toString(), new SimpleMeterRegistry()));
    this.http =
        vertx
            .createHttpServer()
            .requestHandler(router.router(routes))
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join();
  }

  /** {@code alice}, {@code bob} and {@code root} are known; {@code root} is admin. */
  private static Authentication byName(dev.cryptopilot.api.auth.Credentials credentials) {
    String token =
        credentials
            .authorization()
            .map(header -> header.replace("Bearer ", ""))
            .or(credentials::queryToken)
            .or(() -> credentials.cookie("token"))
            .orElse("")
            .strip();
    return switch (token) {
      case "" -> new Authentication.Missing();
      case "alice", "bob" -> new Authentication.Accepted(Caller.user(token));
      case "root" -> new Authentication.Accepted(new Caller("root", Set.of(Role.ADMIN)));
      default -> new Authentication.Rejected("The token is not valid.");
    };
  }

  /** Bots are called after their owner: {@code alice-1}. */
  private static OwnedBot ownedBy(Caller caller, String instanceId) {
    if (!instanceId.contains("-")) {
      throw new Refused(ApiError.notFound("There is no bot " + instanceId + "."));
    }
    String owner = instanceId.substring(0, instanceId.indexOf('-'));
    if (!caller.isAdmin() && !caller.userId().equals(owner)) {
      throw new Refused(ApiError.forbidden("This bot is another user's."));
    }
    return new OwnedBot(owner, instanceId, "default", instanceId);
  }

  public URI uri(String path) {
    return URI.create("http://127.0.0.1:" + http.actualPort() + path);
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(uri(path));
  }

  public HttpResponse<String> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request = request(path);
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  public ApiRouter router() {
    return router;
  }

  @Override
  public void close() {
    client.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
    threads.close();
  }
}
