// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.http;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;

/** What a route answers. */
public sealed interface Answer {

  /** One response header; a name may occur more than once (Set-Cookie). */
  record Header(String name, String value) {}

  List<Header> headers();

  /** The same answer with one more header. */
  Answer with(Header header);

  /**
   * A JSON document.
   *
   * @param body written by {@link Json}: a record, map or tree
   */
  record JsonAnswer(int status, Object body, List<Header> headers) implements Answer {
    public JsonAnswer {
      headers = List.copyOf(headers);
    }

    @Override
    public JsonAnswer with(Header header) {
      return new JsonAnswer(status, body, plus(headers, header));
    }
  }

  /** Bytes as they are, for answers of bots and documents. */
  record RawAnswer(int status, String contentType, Buffer body, List<Header> headers)
      implements Answer {
    public RawAnswer {
      headers = List.copyOf(headers);
    }

    @Override
    public RawAnswer with(Header header) {
      return new RawAnswer(status, contentType, body, plus(headers, header));
    }
  }

  /** Server-sent events, until either side ends them. */
  record EventsAnswer(EventStream stream, List<Header> headers) implements Answer {
    public EventsAnswer {
      headers = List.copyOf(headers);
    }

    @Override
    public EventsAnswer with(Header header) {
      return new EventsAnswer(stream, plus(headers, header));
    }
  }

  static JsonAnswer ok(Object body) {
    return json(200, body);
  }

  static JsonAnswer json(int status, Object body) {
    return new JsonAnswer(status, body, List.of());
  }

  static RawAnswer raw(int status, String contentType, byte[] body) {
    return new RawAnswer(status, contentType, Buffer.buffer(body), List.of());
  }

  static EventsAnswer events(EventStream stream) {
    return new EventsAnswer(stream, List.of());
  }

  private static List<Header> plus(List<Header> headers, Header header) {
    List<Header> more = new ArrayList<>(headers);
    more.add(header);
    return more;
  }
}
