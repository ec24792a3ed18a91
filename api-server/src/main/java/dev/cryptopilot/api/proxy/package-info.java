// SPDX-License-Identifier: Apache-2.0

/** Passes calls on to bots' own API, as far as the agents allow. */
package dev.cryptopilot.api.proxy;
