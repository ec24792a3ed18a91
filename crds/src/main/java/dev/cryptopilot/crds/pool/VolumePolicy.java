// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.pool;

/** What becomes of a volume whose pod is no longer needed. */
public enum VolumePolicy {
  /** It stays as it is. */
  Keep,
  /** It is marked as archived and goes after {@code keepArchives}. */
  Archive,
  /** It goes. */
  Delete
}
