// SPDX-License-Identifier: Apache-2.0

/** Bots: from requests of the web client to Bot resources, and back to what it shows. */
package dev.cryptopilot.api.bots;
