// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.input;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryptopilot.api.http.ApiError;
import dev.cryptopilot.api.http.Call;
import dev.cryptopilot.api.http.FieldError;
import dev.cryptopilot.api.http.Parameters;
import dev.cryptopilot.api.http.Refused;
import dev.cryptopilot.api.http.Route;
import dev.cryptopilot.api.http.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Refuses what no store could keep, before anybody reads it: for every body and every parameter,
 * members that no schema knows included.
 */
public final class StorableInput implements Stage {

  /** Far more than any body needs. */
  static final int DEPTH = 32;

  /** YAML, by which Kubernetes reads changes, has no keys above 1024. */
  static final int NAME = 256;

  /** Nobody reads more. */
  private static final int TOLD = 20;

  private static final int SHOWN = 60;

  @Override
  public Call pass(Route route, Call call) {
    List<FieldError> errors = new ArrayList<>();
    parameters(call.path(), "path", errors);
    parameters(call.query(), "query", errors);
    call.body().ifPresent(body -> value(body, "", 1, errors));
    if (!errors.isEmpty()) {
      throw new Refused(ApiError.invalidFields(errors.stream().limit(TOLD).toList()));
    }
    return call;
  }

  private static void parameters(Parameters sent, String location, List<FieldError> errors) {
    sent.values()
        .forEach(
            (name, text) ->
                StorableText.problem(text)
                    .ifPresent(
                        problem ->
                            errors.add(
                                new FieldError(
                                    StorableText.shown(name, SHOWN), problem, location))));
  }

  private static void value(JsonNode value, String path, int depth, List<FieldError> errors) {
    if (errors.size() >= TOLD) {
      return;
    }
    if (depth > DEPTH) {
      errors.add(FieldError.inBody(path, "lies deeper than " + DEPTH + " levels"));
    } else if (value.isTextual()) {
      StorableText.problem(value.textValue())
          .ifPresent(problem -> errors.add(FieldError.inBody(path, problem)));
    } else if (value.isNumber()) {
      StorableNumber.problem(value.decimalValue())
          .ifPresent(problem -> errors.add(FieldError.inBody(path, problem)));
    } else if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        value(value.get(i), below(path, String.valueOf(i)), depth + 1, errors);
      }
    } else {
      for (Map.Entry<String, JsonNode> member : value.properties()) {
        String there = below(path, StorableText.shown(member.getKey(), SHOWN));
        name(member.getKey(), path, there, errors);
        value(member.getValue(), there, depth + 1, errors);
      }
    }
  }

  private static void name(String name, String parent, String path, List<FieldError> errors) {
    if (name.isEmpty()) {
      errors.add(FieldError.inBody(parent, "has a member without a name"));
    } else if (name.length() > NAME) {
      errors.add(FieldError.inBody(path, "has a name of more than " + NAME + " letters"));
    } else {
      StorableText.problem(name)
          .ifPresent(problem -> errors.add(FieldError.inBody(path, "in its name " + problem)));
    }
  }

  private static String below(String path, String name) {
    return path.isEmpty() ? name : path + "/" + name;
  }
}
