// SPDX-License-Identifier: Apache-2.0
/** The {@code Bot} resource. */
package dev.cryptopilot.crds.bot;
