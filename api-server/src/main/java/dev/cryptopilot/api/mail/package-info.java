// SPDX-License-Identifier: Apache-2.0

/** E-mail through an SMTP server; off until one is set. */
package dev.cryptopilot.api.mail;
