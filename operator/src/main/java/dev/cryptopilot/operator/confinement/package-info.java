// SPDX-License-Identifier: Apache-2.0

/** What no container of ours may do, in one place for all pods. */
package dev.cryptopilot.operator.confinement;
