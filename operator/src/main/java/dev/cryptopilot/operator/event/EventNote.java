// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.event;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectReference;
import io.fabric8.kubernetes.api.model.ObjectReferenceBuilder;
import java.util.Objects;

/**
 * One thing to tell about one object.
 *
 * @param message a sentence for people, without secrets
 */
public record EventNote(ObjectReference about, EventReason reason, String message) {

  public EventNote {
    Objects.requireNonNull(about, "about");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(message, "message");
  }

  /** A note about an object as it is in a cache. */
  public static EventNote about(HasMetadata object, EventReason reason, String message) {
    ObjectReference reference =
        new ObjectReferenceBuilder()
            .withApiVersion(object.getApiVersion())
            .withKind(object.getKind())
            .withNamespace(object.getMetadata().getNamespace())
            .withName(object.getMetadata().getName())
            .withUid(object.getMetadata().getUid())
            .build();
    return new EventNote(reference, reason, message);
  }

  /** Two notes with one key within the quiet time are one event. */
  String key() {
    return about.getUid() + '/' + about.getName() + '/' + reason + '/' + message;
  }

  /** What the rate limit counts. */
  String subject() {
    return about.getKind() + '/' + about.getNamespace() + '/' + about.getName();
  }
}
