// SPDX-License-Identifier: Apache-2.0
/**
 * Bot + strategy version + settings of the operator → the files a bot runs from. Pure and
 * deterministic: equal input gives equal bytes, so that a digest only changes when a bot must be
 * started anew.
 */
package dev.cryptopilot.operator.render;
