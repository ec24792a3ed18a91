// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Why a call is not served. Every answer that is not 2xx has this one shape: {@code success:false},
 * {@code message} (a sentence for the person), {@code "error"} (a word for programs), {@code
 * errors} when fields are wrong, and the details.
 *
 * @param details further members of the answer, such as {@code availableBalance}
 */
public record ApiError(
    Kind kind, String message, List<FieldError> errors, Map<String, Object> details) {

  /** How many wrong fields the sentence names. */
  private static final int TOLD = 3;

  /** Causes, each with its status and the word for programs. */
  public enum Kind {
    INVALID(400),
    UNAUTHENTICATED(401),
    FORBIDDEN(403),
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    CONFLICT(409),
    TOO_LARGE(413),
    TOO_MANY_REQUESTS(429),
    INTERNAL(500),
    BOT_OFFLINE(502),
    BOT_UNREADABLE(502),
    UNAVAILABLE(503),
    TIMEOUT(504);

    private final int status;

    Kind(int status) {
      this.status = status;
    }

    public int status() {
      return status;
    }
  }

  public ApiError {
    errors = List.copyOf(errors);
    details = Map.copyOf(details);
  }

  public static ApiError of(Kind kind, String message) {
    return new ApiError(kind, message, List.of(), Map.of());
  }

  public static ApiError invalid(String message, FieldError... errors) {
    return new ApiError(Kind.INVALID, message, List.of(errors), Map.of());
  }

  /** With one sentence about the first of them. */
  public static ApiError invalidFields(List<FieldError> errors) {
    String sentence =
        errors.stream()
            .limit(TOLD)
            .map(error -> (error.path() + " " + error.msg()).strip())
            .collect(Collectors.joining("; ", "Validation failed: ", "."));
    return new ApiError(Kind.INVALID, sentence, errors, Map.of());
  }

  public static ApiError notFound(String message) {
    return of(Kind.NOT_FOUND, message);
  }

  public static ApiError forbidden(String message) {
    return of(Kind.FORBIDDEN, message);
  }

  public static ApiError conflict(String message) {
    return of(Kind.CONFLICT, message);
  }

  /** Something failed that should not; the log has the cause under the request's id. */
  public static ApiError accident(String requestId) {
    return of(Kind.INTERNAL, "Something went wrong on our side. Request " + requestId + ".");
  }

  /** With one more member in the answer. */
  public ApiError with(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(details);
    more.put(name, value);
    return new ApiError(kind, message, errors, more);
  }

  public int status() {
    return kind.status();
  }

  /** The answer's body. */
  public Map<String, Object> body() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("success", false);
    body.put("message", message);
    body.put("error", kind.name());
    if (!errors.isEmpty()) {
      body.put("errors", errors);
    }
    body.putAll(details);
    return body;
  }
}
