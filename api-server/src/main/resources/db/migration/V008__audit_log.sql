-- Every command: who, what, to which thing, with which result. user_id is empty when nobody was
-- signed in. No foreign key: entries outlive what they speak of.
CREATE TABLE audit_log (
  at         BIGINT NOT NULL,
  request_id TEXT NOT NULL,
  user_id    TEXT NOT NULL,
  ip         TEXT NOT NULL,
  action     TEXT NOT NULL,
  resource   TEXT NOT NULL,
  status     INTEGER NOT NULL
);
CREATE INDEX audit_log_by_time ON audit_log (at);
CREATE INDEX audit_log_by_user ON audit_log (user_id, at);
