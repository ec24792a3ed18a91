// SPDX-License-Identifier: Apache-2.0

/** The wallet over HTTP. */
package dev.cryptopilot.api.wallet.routes;
