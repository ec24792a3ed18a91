// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.ArrayList;
import java.util.List;

/** What a route answers. */
public sealed interface Answer {

  /** One response header; a name may occur more than once (Set-Cookie). */
  record Header(String name, String value) {}

  List<Header> headers();

  /** HTTP status. */
  int status();

  /** The same answer with more headers. */
  Answer with(List<Header> more);

  /** The same answer with one more header. */
  default Answer with(Header header) {
    return with(List.of(header));
  }

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
    public JsonAnswer with(List<Header> more) {
      return new JsonAnswer(status, body, joined(headers, more));
    }
  }

  /** Bytes as they are, for answers of bots and documents. */
  record RawAnswer(int status, String contentType, Buffer body, List<Header> headers)
      implements Answer {
    public RawAnswer {
      headers = List.copyOf(headers);
    }

    @Override
    public RawAnswer with(List<Header> more) {
      return new RawAnswer(status, contentType, body, joined(headers, more));
    }
  }

  /**
   * Bytes that are passed on as they come, no faster than the client reads them.
   *
   * @param length in bytes, or -1 when it is not known
   * @param body paused
   */
  record StreamAnswer(
      int status, String contentType, long length, ReadStream<Buffer> body, List<Header> headers)
      implements Answer {
    public StreamAnswer {
      headers = List.copyOf(headers);
    }

    @Override
    public StreamAnswer with(List<Header> more) {
      return new StreamAnswer(status, contentType, length, body, joined(headers, more));
    }
  }

  /** Server-sent events, until either side ends them. */
  record EventsAnswer(EventStream stream, List<Header> headers) implements Answer {
    public EventsAnswer {
      headers = List.copyOf(headers);
    }

    @Override
    public int status() {
      return 200;
    }

    @Override
    public EventsAnswer with(List<Header> more) {
      return new EventsAnswer(stream, joined(headers, more));
    }
  }

  /** The connection becomes a WebSocket; a caller that asked for none is told so. */
  record SocketAnswer(SocketSession session, List<Header> headers) implements Answer {
    public SocketAnswer {
      headers = List.copyOf(headers);
    }

    @Override
    public int status() {
      return 101;
    }

    @Override
    public SocketAnswer with(List<Header> more) {
      return new SocketAnswer(session, joined(headers, more));
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

  static StreamAnswer stream(int status, String contentType, long length, ReadStream<Buffer> body) {
    return new StreamAnswer(status, contentType, length, body, List.of());
  }

  static EventsAnswer events(EventStream stream) {
    return new EventsAnswer(stream, List.of());
  }

  static SocketAnswer socket(SocketSession session) {
    return new SocketAnswer(session, List.of());
  }

  private static List<Header> joined(List<Header> headers, List<Header> more) {
    List<Header> all = new ArrayList<>(headers);
    all.addAll(more);
    return all;
  }
}
