-- What portfolios were worth. width is how many seconds a row stands for: 30 as they are written,
-- more once they are thinned out. value, profit and the counts of a thinned row: see the
-- package portfolio.snapshot. owner is that of the bots; it need not be a user of this server.
CREATE TABLE portfolio_snapshots (
  owner       TEXT NOT NULL,
  width       INTEGER NOT NULL,
  at          BIGINT NOT NULL,
  currency    TEXT NOT NULL,
  value       ${money} NOT NULL,
  profit      ${money} NOT NULL,
  active_bots INTEGER NOT NULL,
  bot_count   INTEGER NOT NULL,
  samples     BIGINT NOT NULL CHECK (samples > 0),
  PRIMARY KEY (owner, width, at)
);
CREATE INDEX portfolio_snapshots_by_age ON portfolio_snapshots (width, at);
