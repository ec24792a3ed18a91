// SPDX-License-Identifier: Apache-2.0

/** What applying is made of, whatever the resource. */
package dev.cryptopilot.operator.apply;
