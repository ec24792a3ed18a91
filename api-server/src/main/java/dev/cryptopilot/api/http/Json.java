// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * JSON as the API speaks it: money as exact decimal numbers, never in exponent form, times as ISO
 * 8601 text in UTC to the millisecond, empty {@link java.util.Optional}s left out.
 */
public final class Json {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          .addModule(
              new SimpleModule()
                  .addSerializer(BigDecimal.class, new PlainDecimal())
                  .addSerializer(Instant.class, new Milliseconds()))
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private Json() {}

  public static ObjectMapper mapper() {
    return MAPPER;
  }

  public static byte[] bytes(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a tree.
   *
   * @throws IOException when the text is not one JSON value
   */
  public static JsonNode parse(byte[] text) throws IOException {
    return MAPPER.readTree(text);
  }

  /** ECMAScript's date format has no finer fractions of a second. */
  private static final class Milliseconds
      extends com.fasterxml.jackson.databind.ser.std.StdSerializer<Instant> {
    private static final long serialVersionUID = 1;

    Milliseconds() {
      super(Instant.class);
    }

    @Override
    public void serialize(
        Instant value,
        JsonGenerator out,
        com.fasterxml.jackson.databind.SerializerProvider provider)
        throws IOException {
      out.writeString(value.truncatedTo(ChronoUnit.MILLIS).toString());
    }
  }

  private static final class PlainDecimal
      extends com.fasterxml.jackson.databind.ser.std.StdSerializer<BigDecimal> {
    private static final long serialVersionUID = 1;

    PlainDecimal() {
      super(BigDecimal.class);
    }

    @Override
    public void serialize(
        BigDecimal value,
        JsonGenerator out,
        com.fasterxml.jackson.databind.SerializerProvider provider)
        throws IOException {
      out.writeNumber(value.stripTrailingZeros().toPlainString());
    }
  }
}
