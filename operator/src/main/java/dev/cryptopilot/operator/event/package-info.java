// SPDX-License-Identifier: Apache-2.0
/** Kubernetes Events: one for every change a person would ask about. */
package dev.cryptopilot.operator.event;
