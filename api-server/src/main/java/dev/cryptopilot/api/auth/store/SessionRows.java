// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.store;

import dev.cryptopilot.api.auth.session.ClientDescription;
import dev.cryptopilot.api.auth.session.EndReason;
import dev.cryptopilot.api.auth.session.Session;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Sessions, within one transaction. */
public interface SessionRows {

  void insert(Session session, Optional<String> externalKey);

  Optional<Session> byId(String id);

  Optional<Session> byExternalKey(String key);

  /** The session that was last given an access token with this digest. */
  Optional<Session> byAccessDigest(String userId, String digest);

  /** Living sessions of a person, last active first. */
  List<Session> living(String userId);

  void active(String id, ClientDescription client, String accessDigest, Instant now);

  /** Ends a living session; false when it had ended already. */
  boolean end(String id, EndReason reason, Instant now);
}
