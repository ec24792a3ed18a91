// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.kube;

import dev.cryptopilot.api.http.FieldError;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusCause;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what the Kubernetes API says against a write. Pure. */
final class Refusals {

  static final int NOT_FOUND = 404;
  static final int CONFLICT = 409;

  private static final int BAD_REQUEST = 400;
  private static final int TOO_LARGE = 413;
  private static final int UNPROCESSABLE = 422;
  private static final int INTERNAL = 500;
  private static final String OTHER_TYPE = "failed to create typed patch object";
  private static final String TOO_LARGE_FOR_ETCD = "request is too large";

  /** Several stand on lines of their own, a single one on the first. */
  private static final Pattern TYPE_ERROR =
      Pattern.compile("(?m)(?:^\\s+|\\): )\\.(\\S+): (expected [^,]+)");

  private static final String FIELD_CONFLICT = "FieldManagerConflict";
  private static final Pattern MANAGER = Pattern.compile("conflict with \"([^\"]*)\"");

  private Refusals() {}

  /** Whose declared fields stand against the write; empty for other conflicts. */
  static List<Written.Claim> claims(KubernetesClientException refusal) {
    return causes(refusal).stream()
        .filter(cause -> FIELD_CONFLICT.equals(cause.getReason()))
        .map(cause -> new Written.Claim(field(cause), manager(cause.getMessage())))
        .toList();
  }

  /**
   * Whether values break a rule, and will again. A value of another type than the schema's, and one
   * that is too large for etcd, are answered with 500, as if the cluster were broken.
   */
  static boolean isForValues(KubernetesClientException refusal) {
    return switch (refusal.getCode()) {
      case BAD_REQUEST, TOO_LARGE, UNPROCESSABLE -> true;
      case INTERNAL ->
          words(refusal).startsWith(OTHER_TYPE) || words(refusal).contains(TOO_LARGE_FOR_ETCD);
      default -> false;
    };
  }

  /** Values that break a rule. */
  static Written.Refused values(KubernetesClientException refusal) {
    List<FieldError> errors =
        Stream.concat(
                causes(refusal).stream().map(cause -> FieldError.inBody(field(cause), said(cause))),
                TYPE_ERROR
                    .matcher(words(refusal))
                    .results()
                    .map(found -> FieldError.inBody(found.group(1), found.group(2))))
            .toList();
    String message =
        errors.isEmpty()
            ? "The cluster refuses this change."
            : errors.stream().map(Refusals::sentence).distinct().collect(Collectors.joining("; "));
    return new Written.Refused(message, errors);
  }

  private static String words(KubernetesClientException refusal) {
    return Optional.ofNullable(refusal.getStatus()).map(Status::getMessage).orElse("");
  }

  private static List<StatusCause> causes(KubernetesClientException refusal) {
    return Optional.ofNullable(refusal.getStatus())
        .map(Status::getDetails)
        .map(details -> details.getCauses())
        .orElse(List.of());
  }

  private static String field(StatusCause cause) {
    String field = cause.getField() == null ? "" : cause.getField();
    return field.startsWith(".") ? field.substring(1) : field;
  }

  /** Kubernetes puts {@code Invalid value: "…":} before the words of a rule. */
  private static String said(StatusCause cause) {
    String message = cause.getMessage() == null ? "" : cause.getMessage();
    int words = message.lastIndexOf("\": ");
    return words < 0 ? message : message.substring(words + 3);
  }

  private static String sentence(FieldError error) {
    return error.msg().startsWith("spec.") || error.path().isEmpty()
        ? error.msg()
        : error.path() + ": " + error.msg();
  }

  private static String manager(String message) {
    Matcher named = MANAGER.matcher(message == null ? "" : message);
    return named.find() ? named.group(1) : "another tool";
  }
}
