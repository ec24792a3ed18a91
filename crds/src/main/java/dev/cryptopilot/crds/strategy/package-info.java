// SPDX-License-Identifier: Apache-2.0
/** The {@code Strategy} resource. */
package dev.cryptopilot.crds.strategy;
