-- What people may want a mail about. event is the same for the same thing, whichever server saw it
-- and how often; subject is what it is about. mailed_at is 0 until it is mailed or not wanted.
CREATE TABLE notices (
  event     TEXT PRIMARY KEY,
  owner     TEXT NOT NULL,
  subject   TEXT NOT NULL,
  kind      TEXT NOT NULL,
  text      TEXT NOT NULL,
  at        BIGINT NOT NULL,
  mailed_at BIGINT NOT NULL
);
CREATE INDEX notices_by_owner ON notices (owner, mailed_at);
CREATE INDEX notices_by_subject ON notices (subject, kind);

-- When a person last got a mail; a server that sends moves it, and so sends alone.
CREATE TABLE notice_mails (
  owner   TEXT PRIMARY KEY,
  last_at BIGINT NOT NULL
);
