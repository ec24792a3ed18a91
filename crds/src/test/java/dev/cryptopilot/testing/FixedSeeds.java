// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.testing;

import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyAttributes;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * Where {@code CI} is {@code true}, each property is tried with the same examples at every run, so
 * that luck turns no build red; elsewhere each run has a seed of its own and finds something new.
 * Known to jqwik by {@code META-INF/services}, in every module that has this jar.
 */
public final class FixedSeeds implements AroundPropertyHook {

  private final boolean fixed;

  /** Asks the environment. */
  public FixedSeeds() {
    this("true".equals(System.getenv("CI")));
  }

  FixedSeeds(boolean fixed) {
    this.fixed = fixed;
  }

  @Override
  public PropertyExecutionResult aroundProperty(
      PropertyLifecycleContext context, PropertyExecutor property) {
    PropertyAttributes attributes = context.attributes();
    if (fixed && attributes.seed().filter(seed -> !seed.isEmpty()).isEmpty()) {
      attributes.setSeed(Integer.toString(context.label().hashCode()));
    }
    return property.execute();
  }

  @Override
  public PropagationMode propagateTo() {
    return PropagationMode.ALL_DESCENDANTS;
  }
}
