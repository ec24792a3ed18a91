// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.kube;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cryptopilot.api.http.Json;
import dev.cryptopilot.crds.bot.Bot;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Changes bots by server-side apply as {@value #MANAGER}. Only the fields of the change are
 * written, so what kubectl or a GitOps tool sets elsewhere in the same bot stays. Each write is
 * bound to the version that was read; when somebody else wrote meanwhile it is made again from the
 * new one.
 */
public final class BotWriter {

  /** The server's name in {@code managedFields}. */
  public static final String MANAGER = "crypto-pilot-api";

  /** Tools by which people change things by hand: between people the last one wins. */
  private static final String BY_HAND = "kubectl";

  private static final int ATTEMPTS = 25;

  private final BotStore store;
  private final Consumer<Bot> written;

  /**
   * A writer.
   *
   * @param written told of each bot as it was written, before the write is answered
   */
  public BotWriter(BotStore store, Consumer<Bot> written) {
    this.store = store;
    this.written = written;
  }

  private Written done(JsonNode answer) {
    Bot bot = store.bot(answer);
    written.accept(bot);
    return new Written.Done(bot);
  }

  /**
   * Makes a change for a person. A field that somebody set by hand is taken over, one that a GitOps
   * tool declares is not: {@link Written.Declared}.
   *
   * @throws ClusterUnavailable when it is not known whether the change was made
   */
  public Written change(String name, BotEdit edit) {
    return write(name, edit, claim -> claim.manager().startsWith(BY_HAND));
  }

  /**
   * Makes a change that is the server's to make, whoever set the field.
   *
   * @throws ClusterUnavailable when it is not known whether the change was made
   */
  public Written insist(String name, BotEdit edit) {
    return write(name, edit, claim -> true);
  }

  private Written write(String name, BotEdit edit, Predicate<Written.Claim> mayTake) {
    boolean force = false;
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      Optional<JsonNode> read = store.read(name);
      if (read.isEmpty()) {
        return new Written.Gone();
      }
      Bot live = store.bot(read.get());
      ObjectNode intent = OwnFields.of(read.get(), MANAGER);
      if (!edit.edit(live, intent)) {
        return new Written.Untouched(live);
      }
      store.address(intent, name, live.getMetadata().getResourceVersion());
      try {
        return done(store.apply(intent, force));
      } catch (KubernetesClientException e) {
        List<Written.Claim> claims = Refusals.claims(e);
        if (e.getCode() == Refusals.CONFLICT && !claims.isEmpty() && !force) {
          if (!claims.stream().allMatch(mayTake)) {
            return new Written.Declared(claims.stream().filter(mayTake.negate()).toList());
          }
          force = true;
        } else if (Refusals.isForValues(e)) {
          return Refusals.values(e);
        } else if (e.getCode() != Refusals.CONFLICT && e.getCode() != Refusals.NOT_FOUND) {
          throw new ClusterUnavailable("Kubernetes did not take the change of " + name, e);
        }
      }
    }
    throw new ClusterUnavailable(
        name + " changes all the time, no write fits", new IllegalStateException("conflicts"));
  }

  /**
   * Makes a bot.
   *
   * @param manifest metadata and spec; name and namespace are set here
   * @return Done, or Refused; a bot that is there already gets the manifest's fields
   */
  public Written create(String name, ObjectNode manifest) {
    ObjectNode intent = manifest.deepCopy();
    store.address(intent, name, "");
    try {
      return done(store.apply(intent, false));
    } catch (KubernetesClientException e) {
      List<Written.Claim> claims = Refusals.claims(e);
      if (!claims.isEmpty()) {
        return new Written.Declared(claims);
      }
      if (Refusals.isForValues(e)) {
        return Refusals.values(e);
      }
      throw new ClusterUnavailable("Kubernetes did not make " + name, e);
    }
  }

  /** Takes a finalizer off; true when it is not there any more. */
  public boolean takeOff(String name, String finalizer, Predicate<Bot> only) {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      Optional<JsonNode> read = store.read(name);
      if (read.isEmpty()) {
        return true;
      }
      Bot live = store.bot(read.get());
      if (!live.getMetadata().getFinalizers().contains(finalizer) || !only.test(live)) {
        return true;
      }
      ObjectNode patch = Json.mapper().createObjectNode();
      ObjectNode metadata = patch.putObject("metadata");
      metadata.put("resourceVersion", live.getMetadata().getResourceVersion());
      ArrayNode rest = metadata.putArray("finalizers");
      live.getMetadata().getFinalizers().stream()
          .filter(one -> !one.equals(finalizer))
          .forEach(rest::add);
      if (store.merge(name, patch)) {
        return true;
      }
    }
    return false;
  }
}
