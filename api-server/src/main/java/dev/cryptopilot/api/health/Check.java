// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.health;

/**
 * One thing the server cannot serve without.
 *
 * @param name as the answer of /readyz shows it
 * @param ready asked on every probe: cheap, never blocks for long
 */
public record Check(String name, java.util.function.BooleanSupplier ready) {}
