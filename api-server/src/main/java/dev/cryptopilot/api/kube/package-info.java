// SPDX-License-Identifier: Apache-2.0

/**
 * The cluster as the server sees it: resources kept fresh by watches, and commands that change only
 * the fields they are about.
 */
package dev.cryptopilot.api.kube;
