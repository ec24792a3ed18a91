// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.slots;

import io.fabric8.kubernetes.api.model.Secret;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads slots out of Secrets. Pure; for reconcilers and event mappers. */
public final class SlotsSecrets {

  private static final SlotsSecretCodec CODEC = new SlotsSecretCodec();

  private SlotsSecrets() {}

  /** Whether that Secret is a slots Secret. */
  public static boolean isSlots(Secret secret) {
    Map<String, String> labels = secret.getMetadata().getLabels();
    return labels != null && PoolLabels.SLOTS.equals(labels.get(PoolLabels.SECRET));
  }

  /** Content of a slots Secret. */
  public static DecodedSlots decode(Secret secret) {
    return CODEC.decode(secret.getData() == null ? Map.of() : secret.getData());
  }

  /** All slots of a Secret; none when it is no slots Secret or cannot be read. */
  public static List<SlotPlacement> placements(Secret secret) {
    if (!isSlots(secret) || !(decode(secret) instanceof DecodedSlots.Decoded readable)) {
      return List.of();
    }
    DesiredPod pod = readable.pod();
    String namespace = secret.getMetadata().getNamespace();
    return pod.bots().stream()
        .map(bot -> new SlotPlacement(namespace, pod.pool(), pod.pod(), pod.revision(), bot))
        .toList();
  }

  /**
   * The slot of the Bot with that uid, when "none" has to be a proof.
   *
   * @param secrets all slots Secrets there are
   * @throws UnreadableSlotsException when a Secret that may hold the bot cannot be read
   */
  public static Optional<SlotPlacement> provenPlacementOf(String uid, Collection<Secret> secrets) {
    Optional<SlotPlacement> found = placementOf(uid, secrets);
    if (found.isEmpty()) {
      secrets.stream()
          .filter(SlotsSecrets::isSlots)
          .filter(secret -> decode(secret) instanceof DecodedSlots.Unreadable)
          .findFirst()
          .ifPresent(
              secret -> {
                throw new UnreadableSlotsException(secret.getMetadata().getName());
              });
    }
    return found;
  }

  /** The slot of the Bot with that uid, as far as the Secrets can be read. */
  public static Optional<SlotPlacement> placementOf(String uid, Collection<Secret> secrets) {
    return secrets.stream()
        .flatMap(secret -> placements(secret).stream())
        .filter(placement -> placement.bot().uid().equals(uid))
        .findFirst();
  }

  /** All slots of the Bot with that uid: two while it moves. */
  public static List<SlotPlacement> placementsOf(String uid, Collection<Secret> secrets) {
    return secrets.stream()
        .flatMap(secret -> placements(secret).stream())
        .filter(placement -> placement.bot().uid().equals(uid))
        .toList();
  }
}
