// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.validation;

import dev.cryptopilot.crds.strategy.Strategy;
import dev.cryptopilot.operator.strategy.StrategyOwned;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.Map;
import java.util.Optional;

/** How the objects of validation are marked; the names are API. */
public final class ValidatorLabels {

  /** On pods and reports: the name of the Strategy. */
  public static final String STRATEGY = "crypto-pilot.dev/validation";

  public static final String COMPONENT = "app.kubernetes.io/component";
  public static final String VALIDATOR = "strategy-validator";

  static final String VERSION = "crypto-pilot.dev/strategy-version";
  static final String DIGEST = "crypto-pilot.dev/digest";
  static final String ANALYSES = "crypto-pilot.dev/analyses";
  static final String ON_FINDING = "crypto-pilot.dev/on-finding";
  static final String JUDGE = "crypto-pilot.dev/validator";
  static final String VERDICT = "crypto-pilot.dev/verdict";
  static final String ATTEMPT = "crypto-pilot.dev/attempt";

  private ValidatorLabels() {}

  /** The Strategy that this object is about; empty text when it says none. */
  public static String strategyOf(HasMetadata object) {
    return Optional.ofNullable(object.getMetadata().getLabels())
        .map(labels -> labels.get(STRATEGY))
        .orElse("");
  }

  static String annotation(HasMetadata object, String name) {
    return Optional.ofNullable(annotations(object).get(name)).orElse("");
  }

  static Map<String, String> annotations(HasMetadata object) {
    return Optional.ofNullable(object.getMetadata().getAnnotations()).orElseGet(Map::of);
  }

  /** Metadata of an object that goes when its Strategy goes. */
  static ObjectMeta ownedBy(Strategy owner, String name, Map<String, String> annotations) {
    return StrategyOwned.metadata(owner, name)
        .addToLabels(COMPONENT, VALIDATOR)
        .addToLabels(STRATEGY, owner.getMetadata().getName())
        .withAnnotations(annotations)
        .build();
  }
}
