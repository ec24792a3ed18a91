// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.app;

import dev.cryptopilot.api.account.PaperWallets;
import dev.cryptopilot.api.account.Plan;
import dev.cryptopilot.api.audit.AuditRoutes;
import dev.cryptopilot.api.audit.CommandAudit;
import dev.cryptopilot.api.audit.JdbcAuditLog;
import dev.cryptopilot.api.audit.JdbcAuditReader;
import dev.cryptopilot.api.auth.password.TooManyPasswords;
import dev.cryptopilot.api.auth.signin.Administrators;
import dev.cryptopilot.api.bots.SagaDesk;
import dev.cryptopilot.api.config.Environment;
import dev.cryptopilot.api.health.Check;
import dev.cryptopilot.api.health.HealthRoutes;
import dev.cryptopilot.api.http.ApiError;
import dev.cryptopilot.api.http.ApiRouter;
import dev.cryptopilot.api.http.Guards;
import dev.cryptopilot.api.http.HttpSettings;
import dev.cryptopilot.api.http.Pipeline;
import dev.cryptopilot.api.http.Route;
import dev.cryptopilot.api.http.Surroundings;
import dev.cryptopilot.api.input.StorableInput;
import dev.cryptopilot.api.kube.ClusterUnavailable;
import dev.cryptopilot.api.limits.CommandPlaces;
import dev.cryptopilot.api.limits.RateSettings;
import dev.cryptopilot.api.limits.TokenBuckets;
import dev.cryptopilot.api.openapi.ApiDocument;
import dev.cryptopilot.api.openapi.DocumentParts;
import dev.cryptopilot.api.openapi.OpenApiRoutes;
import dev.cryptopilot.api.openapi.Schemas;
import dev.cryptopilot.api.openapi.ValidateInput;
import dev.cryptopilot.api.saga.JdbcSagaStore;
import dev.cryptopilot.api.store.Database;
import dev.cryptopilot.api.store.StoreBusyException;
import dev.cryptopilot.api.wallet.JdbcWalletStore;
import dev.cryptopilot.api.wallet.Money;
import dev.cryptopilot.api.wallet.PlanLimits;
import dev.cryptopilot.api.wallet.routes.WalletErrors;
import io.github.bucket4j.TimeMeter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Builds the server's parts and joins them by hand; the only place that knows all of them. */
public final class Wiring implements AutoCloseable {

  private final Environment environment;
  private final Clock clock = Clock.systemUTC();
  private final Vertx vertx =
      Vertx.vertx(EventLoops.of(Runtime.getRuntime().availableProcessors()));
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final PrometheusMeterRegistry metrics =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final ApiDocument document = new DocumentParts().document();
  private final Database database;
  private final People people;
  private final BotWiring bots;
  private final WalletSettings walletSettings;
  private final WalletWiring wallet;
  private final PortfolioWiring portfolios;
  private final StreamWiring streams;
  private final NoticeWiring notices;
  private final JdbcAuditLog audit;
  private final Housekeeping housekeeping;

  public Wiring(Environment environment) {
    this.environment = environment;
    StoreSettings store = StoreSettings.from(environment).made();
    this.database = Database.open(store.url(), store.connections());
    new ProcessMetrics(database).bindTo(metrics);
    this.people = new People(environment, store.data(), database, clock, threads);
    this.bots = new BotWiring(environment, vertx, clock, threads);
    this.walletSettings = WalletSettings.from(environment);
    this.wallet =
        new WalletWiring(
            database.transactions(),
            bots.money(),
            this::planLimits,
            walletSettings,
            clock,
            threads);
    this.portfolios =
        new PortfolioWiring(
            environment,
            bots,
            database.transactions(),
            walletSettings.opening().currency(),
            clock,
            threads);
    this.streams = new StreamWiring(environment, bots, portfolios, clock, threads);
    this.notices =
        new NoticeWiring(
            environment,
            bots.directory(),
            portfolios.portfolios(),
            people.recipients(),
            database.transactions(),
            clock);
    this.audit = new JdbcAuditLog(database.transactions());
    this.housekeeping =
        new Housekeeping(
            environment,
            people.housekeeping(),
            audit,
            new JdbcSagaStore(database.transactions()),
            HeapTrim.ofThisProcess(),
            clock);
  }

  public Server server() {
    HttpSettings settings = HttpSettings.from(environment);
    Pipeline pipeline = new Pipeline(people.authenticator(), bots.ownership(), guards());
    Surroundings surroundings =
        new Surroundings(clock, () -> UUID.randomUUID().toString(), metrics);
    housekeeping.start();
    wallet.start();
    portfolios.start();
    streams.start();
    notices.start();
    ApiRouter router = new ApiRouter(vertx, settings, pipeline, threads, surroundings);
    return Server.start(vertx, settings, router, routes());
  }

  /** Every route of the server; the API document has exactly these. */
  public List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    routes.addAll(new HealthRoutes(checks(), metrics, clock).routes());
    routes.addAll(new OpenApiRoutes(document).routes());
    routes.addAll(people.routes(profileWallets()));
    routes.addAll(wallet.routes());
    routes.addAll(bots.routes(new SagaDesk(wallet.provisioning(), wallet.departures())));
    routes.addAll(portfolios.routes());
    routes.addAll(streams.routes());
    routes.addAll(new AuditRoutes(new JdbcAuditReader(database.transactions())).routes());
    return routes;
  }

  public ApiDocument document() {
    return document;
  }

  private Guards guards() {
    return new Guards(
        new TokenBuckets(RateSettings.from(environment), TimeMeter.SYSTEM_NANOTIME),
        CommandPlaces.from(environment),
        List.of(new StorableInput(), new ValidateInput(document, new Schemas(document))),
        new CommandAudit(audit, clock),
        Wiring::translate);
  }

  private static Optional<ApiError> translate(RuntimeException failure) {
    return switch (failure) {
      case StoreBusyException busy -> unavailable("The store is busy. Try again in a moment.");
      case TooManyPasswords busy ->
          unavailable("Many people sign in just now. Try again in a moment.");
      case ClusterUnavailable away ->
          unavailable("The cluster does not answer. Try again in a moment.");
      default -> WalletErrors.translate(failure);
    };
  }

  private static Optional<ApiError> unavailable(String message) {
    return Optional.of(ApiError.of(ApiError.Kind.UNAVAILABLE, message));
  }

  private List<Check> checks() {
    return List.of(new Check("store", database::answers), bots.check());
  }

  private PaperWallets profileWallets() {
    return new ProfileWallets(
        new JdbcWalletStore(database.transactions()), walletSettings.opening(), clock);
  }

  /** Who may make administrators: whoever can start this program. */
  public Administrators administrators() {
    return people.administrators();
  }

  private PlanLimits.Limits planLimits(String owner) {
    Plan plan = people.plans().of(owner);
    return new PlanLimits.Limits(plan.maxBots(), Money.of(plan.maxWalletSize()));
  }

  @Override
  public void close() {
    housekeeping.close();
    wallet.close();
    notices.close();
    streams.close();
    portfolios.close();
    bots.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
    threads.close();
    people.close();
    database.close();
    metrics.close();
  }
}
