// SPDX-License-Identifier: Apache-2.0

/**
 * Universal settings (risk) and universal features: how they are stored in a Bot's spec, their
 * defaults, and the limits that follow from them.
 */
package dev.cryptopilot.api.settings;
