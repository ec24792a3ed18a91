-- Entries are counted, so that a page of them can begin exactly where another one ended.
ALTER TABLE audit_log RENAME TO audit_log_uncounted;
CREATE TABLE audit_log (
  id         ${identity},
  at         BIGINT NOT NULL,
  request_id TEXT NOT NULL,
  user_id    TEXT NOT NULL,
  ip         TEXT NOT NULL,
  action     TEXT NOT NULL,
  resource   TEXT NOT NULL,
  status     INTEGER NOT NULL
);
INSERT INTO audit_log (at, request_id, user_id, ip, action, resource, status)
  SELECT at, request_id, user_id, ip, action, resource, status
  FROM audit_log_uncounted
  ORDER BY at;
DROP TABLE audit_log_uncounted;
CREATE INDEX audit_log_by_time ON audit_log (at);
CREATE INDEX audit_log_by_user ON audit_log (user_id, id);
