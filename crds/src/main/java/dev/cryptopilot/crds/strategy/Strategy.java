// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.strategy;

import dev.cryptopilot.crds.ApiGroup;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Categories;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/** A trading strategy with its versions and their roll-out. */
@Group(ApiGroup.NAME)
@Version(ApiGroup.VERSION)
@Plural("strategies")
@ShortNames("strat")
@Categories("crypto-pilot")
@ValidationRule(
    value =
        "self.metadata.name.size() <= 52 && self.metadata.name.matches('^[a-z]([-a-z0-9]*[a-z0-9])?$')",
    message =
        "metadata.name: a strategy's name has at most 52 characters, lower-case letters, digits and -, and begins with a letter")
public class Strategy extends CustomResource<StrategySpec, StrategyStatus> implements Namespaced {

  private static final long serialVersionUID = 1L;

  /** A new resource has no spec until it is given one. */
  @Override
  protected StrategySpec initSpec() {
    return null;
  }

  /** A new resource has no status: the operator alone writes it. */
  @Override
  protected StrategyStatus initStatus() {
    return null;
  }

  /** The status, or one with nothing in it when the operator has not written any. */
  public StrategyStatus statusOrEmpty() {
    return getStatus() == null ? StrategyStatus.builder().build() : getStatus();
  }
}
