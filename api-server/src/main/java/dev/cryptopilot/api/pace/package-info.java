// SPDX-License-Identifier: Apache-2.0

/** How the server waits between two looks. */
package dev.cryptopilot.api.pace;
