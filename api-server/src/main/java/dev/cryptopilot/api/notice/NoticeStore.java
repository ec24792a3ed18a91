// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.notice;

import java.time.Instant;
import java.util.List;

/** Where notices wait for their mail. */
public interface NoticeStore {

  /**
   * Keeps what is new. The first word about the trades of a subject is where counting begins: it is
   * kept and never mailed.
   */
  void add(List<Notice> notices);

  /**
   * Somebody with notices that wait.
   *
   * @param last when they last got a mail; the beginning of time when never
   */
  record Waiting(String owner, Instant last) {}

  /** All of them. */
  List<Waiting> waiting();

  /**
   * Takes all notices of somebody out of the queue, for one mail.
   *
   * @return empty when another server was faster
   */
  List<Notice> take(Waiting waiting, Instant now);

  /** Puts notices back whose mail did not go out. */
  void putBack(List<Notice> notices);

  /** Forgets what is older than that and waits for nothing. */
  void forget(Instant before);
}
