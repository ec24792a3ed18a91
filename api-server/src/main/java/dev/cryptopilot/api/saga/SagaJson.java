// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.saga;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.UncheckedIOException;

/** Tasks and outcomes as text. Changing a record changes what older rows must still say. */
public final class SagaJson {
  private final ObjectMapper mapper = JsonMapper.builder().addModule(new Jdk8Module()).build();

  String write(Object value) {
    try {
      return mapper.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  <T> T read(String text, Class<T> type) {
    try {
      return mapper.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("the record of a saga cannot be read", e);
    }
  }
}
