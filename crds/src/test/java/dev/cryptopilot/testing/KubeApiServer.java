// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.testing;

import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionStatus;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real kube-apiserver on a real etcd, as two processes on free loopback ports, for tests of any
 * module:
 *
 * <pre>{@code
 * try (KubeApiServer server = KubeApiServer.start(Path.of("target/kube"));
 *     KubernetesClient client = server.client()) {
 *   server.installCrds(client);
 *   ...
 * }
 * }</pre>
 *
 * Use it through the test-jar of {@code crypto-pilot-crds}. RBAC is on; {@link #client()} is in
 * system:masters, other users come from {@link #client(String)}. There are no controllers: no
 * garbage collection, no StatefulSet pods, no ServiceAccounts; {@link #startController()} adds
 * kube-controller-manager. Logs are below the directory given. A start takes about five seconds.
 */
public final class KubeApiServer implements AutoCloseable {

  private final KubeBinaries binaries = KubeBinaries.fromEnvironment();
  private final Path directory;
  private final LoopbackPorts ports = LoopbackPorts.claim(3);
  private final List<TestUser> users;
  private final ProcessGroup processes;

  private KubeApiServer(Path directory, List<TestUser> users) {
    this.directory = directory.toAbsolutePath();
    this.users = users;
    this.processes = new ProcessGroup(this.directory);
  }

  /** Starts with the one user {@code admin}; {@code directory} is made anew. */
  public static KubeApiServer start(Path directory) {
    return start(directory, List.of());
  }

  /** Starts with further users, who may do nothing until a role is bound to them. */
  public static KubeApiServer start(Path directory, List<String> users) {
    KubeApiServer server = new KubeApiServer(directory, TestUser.adminAnd(users));
    try {
      server.begin();
      return server;
    } catch (RuntimeException | IOException e) {
      server.close();
      throw e instanceof IOException io ? new UncheckedIOException(io) : (RuntimeException) e;
    }
  }

  private void begin() throws IOException {
    FreshDirectory.make(directory);
    Path tokens =
        Files.write(directory.resolve("tokens.csv"), users.stream().map(TestUser::csv).toList());
    ControlPlaneCommands commands = new ControlPlaneCommands(binaries, directory, ports);
    processes.start("etcd", commands.etcd());
    processes.start("kube-apiserver", commands.apiServer(tokens));
    ReadyCheck.await(processes, url(), users.getFirst().token());
  }

  /**
   * Adds kube-controller-manager: garbage collection by owner, StatefulSets, namespaces, service
   * accounts.
   */
  public void startController() {
    ControlPlaneCommands commands = new ControlPlaneCommands(binaries, directory, ports);
    processes.start("kube-controller-manager", commands.controllerManager(kubeconfig("admin")));
  }

  /** Such as {@code https://127.0.0.1:22101}. */
  public String url() {
    return "https://127.0.0.1:" + ports.get(2);
  }

  /** What a client of {@code user} connects with; the server's own certificate is not checked. */
  public Config config(String user) {
    return new ConfigBuilder(Config.empty())
        .withMasterUrl(url())
        .withTrustCerts(true)
        .withOauthToken(token(user))
        .withNamespace("default")
        .build();
  }

  /** The bearer token of {@code user}. */
  public String token(String user) {
    return users.stream()
        .filter(known -> known.name().equals(user))
        .findFirst()
        .map(TestUser::token)
        .orElseThrow(
            () -> new IllegalArgumentException("no user " + user + " was asked for at start"));
  }

  /** A kubeconfig file of {@code user}, for programs that want one. */
  public Path kubeconfig(String user) {
    return KubeconfigFile.write(directory.resolve(user + ".kubeconfig"), url(), token(user));
  }

  /** The real kubectl as {@code user}. */
  public Kubectl kubectl(String user) {
    return new Kubectl(binaries.find("kubectl"), kubeconfig(user));
  }

  public KubernetesClient client() {
    return client("admin");
  }

  public KubernetesClient client(String user) {
    return new KubernetesClientBuilder().withConfig(config(user)).build();
  }

  /** Applies the shipped CRDs and waits until they are served. */
  public void installCrds(KubernetesClient client) {
    for (String plural : List.of("bots", "botpools", "strategies")) {
      CustomResourceDefinition crd =
          client
              .apiextensions()
              .v1()
              .customResourceDefinitions()
              .load(KubeApiServer.class.getResourceAsStream("/crds/" + plural + ".yaml"))
              .createOr(existing -> existing.update());
      client.resource(crd).waitUntilCondition(KubeApiServer::served, 20, TimeUnit.SECONDS);
    }
  }

  /** Makes the namespace {@code default}, which a young API server makes only after a while. */
  public void ensureDefaultNamespace(KubernetesClient client) {
    Namespace namespace =
        new NamespaceBuilder().withNewMetadata().withName("default").endMetadata().build();
    client.resource(namespace).fieldManager("test").serverSideApply();
  }

  private static boolean served(CustomResourceDefinition crd) {
    return Stream.ofNullable(crd)
        .map(CustomResourceDefinition::getStatus)
        .filter(Objects::nonNull)
        .map(CustomResourceDefinitionStatus::getConditions)
        .filter(Objects::nonNull)
        .flatMap(List::stream)
        .anyMatch(
            condition ->
                condition.getType().equals("Established") && condition.getStatus().equals("True"));
  }

  /** Ends all processes and waits for them; logs stay. */
  @Override
  public void close() {
    processes.close();
  }
}
