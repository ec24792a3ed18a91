// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.apply;

import dev.cryptopilot.crds.strategy.Strategy;
import dev.cryptopilot.operator.strategy.validation.Setbacks;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a write that the API server refuses from one that fails, and has it remembered. */
public final class RefusedWrites {

  private static final Logger LOG = LoggerFactory.getLogger(RefusedWrites.class);
  private static final String ALREADY_EXISTS = "AlreadyExists";

  private final Setbacks setbacks;

  public RefusedWrites(Setbacks setbacks) {
    this.setbacks = Objects.requireNonNull(setbacks);
  }

  /** Whether an object of that name is there; a quota that is being counted is a conflict too. */
  static boolean isThere(KubernetesClientException e) {
    return e.getCode() == HttpURLConnection.HTTP_CONFLICT
        && Optional.ofNullable(e.getStatus())
            .map(Status::getReason)
            .filter(ALREADY_EXISTS::equals)
            .isPresent();
  }

  /** Only an answer is a refusal: without one the whole pass is tried again. */
  void happened(Strategy strategy, String object, KubernetesClientException e) {
    if (e.getCode() < HttpURLConnection.HTTP_BAD_REQUEST) {
      throw e;
    }
    String why =
        Optional.ofNullable(e.getStatus()).map(Status::getMessage).orElseGet(e::getMessage);
    LOG.warn("The API server refused to write {}: {}", object, why);
    setbacks.happened(
        strategy.getMetadata().getNamespace(), strategy.getMetadata().getName(), object, why);
  }

  /** It was written after all. */
  void overcome(Strategy strategy, String object) {
    setbacks.overcome(
        strategy.getMetadata().getNamespace(), strategy.getMetadata().getName(), object);
  }
}
