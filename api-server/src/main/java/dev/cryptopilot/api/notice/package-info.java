// SPDX-License-Identifier: Apache-2.0

/** Mails about bots: what is worth one, who wants it, and when. */
package dev.cryptopilot.api.notice;
