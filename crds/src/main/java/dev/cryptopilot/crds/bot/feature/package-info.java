// SPDX-License-Identifier: Apache-2.0
/** The trading features that a Bot may ask for. */
package dev.cryptopilot.crds.bot.feature;
