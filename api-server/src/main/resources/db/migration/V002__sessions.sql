-- A session is one signed-in browser. external_key says which sign-in at another service it came from.
CREATE TABLE sessions (
  id             TEXT PRIMARY KEY,
  user_id        TEXT NOT NULL REFERENCES users (id),
  external_key   TEXT UNIQUE,
  device         TEXT NOT NULL,
  browser        TEXT NOT NULL,
  ip             TEXT NOT NULL,
  access_digest  TEXT NOT NULL,
  created_at     BIGINT NOT NULL,
  last_active_at BIGINT NOT NULL,
  ended_at       BIGINT,
  end_reason     TEXT
);
CREATE INDEX sessions_by_user ON sessions (user_id, ended_at);

-- Refresh tokens of a session: a chain of which only the newest is good. Only digests are kept.
CREATE TABLE refresh_tokens (
  digest     TEXT PRIMARY KEY,
  session_id TEXT NOT NULL REFERENCES sessions (id),
  issued_at  BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  used_at    BIGINT,
  successor  TEXT
);
CREATE INDEX refresh_tokens_by_session ON refresh_tokens (session_id);
CREATE INDEX refresh_tokens_by_expiry ON refresh_tokens (expires_at);

-- Failures counted by what they are about (an address, a network, an account), as digests.
CREATE TABLE attempts (
  subject      TEXT PRIMARY KEY,
  failures     INTEGER NOT NULL,
  window_start BIGINT NOT NULL,
  locked_until BIGINT NOT NULL
);

-- Secrets sent by e-mail, as digests; each good once.
CREATE TABLE email_tokens (
  digest     TEXT PRIMARY KEY,
  user_id    TEXT NOT NULL REFERENCES users (id),
  email      TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  used_at    BIGINT
);
CREATE INDEX email_tokens_by_user ON email_tokens (user_id);

-- Things the server remembers about itself.
CREATE TABLE settings (
  name       TEXT PRIMARY KEY,
  value      TEXT NOT NULL,
  updated_at BIGINT NOT NULL
);
