// SPDX-License-Identifier: Apache-2.0

/** Calls of the agents in the pods, on which every question to a bot goes. */
package dev.cryptopilot.api.agent;
