-- People, however they sign in. Times are epoch milliseconds, UTC.
CREATE TABLE users (
  id             TEXT PRIMARY KEY,
  email          TEXT NOT NULL UNIQUE,
  email_verified BOOLEAN NOT NULL,
  username       TEXT NOT NULL,
  display_name   TEXT NOT NULL,
  avatar         TEXT NOT NULL,
  password_hash  TEXT,
  role           TEXT NOT NULL CHECK (role IN ('user', 'admin')),
  created_at     BIGINT NOT NULL,
  last_login_at  BIGINT NOT NULL
);

-- Who somebody is at a sign-in service. One person may have several.
CREATE TABLE identities (
  issuer     TEXT NOT NULL,
  subject    TEXT NOT NULL,
  user_id    TEXT NOT NULL REFERENCES users (id),
  provider   TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (issuer, subject)
);
CREATE INDEX identities_by_user ON identities (user_id);

-- What a person chose, and the limits of their plan.
CREATE TABLE profiles (
  user_id                TEXT PRIMARY KEY REFERENCES users (id),
  timezone               TEXT NOT NULL,
  preferred_currency     TEXT NOT NULL,
  plan                   TEXT NOT NULL CHECK (plan IN ('free', 'pro', 'enterprise')),
  max_bots               INTEGER NOT NULL,
  max_wallet_size        ${money} NOT NULL,
  plan_expires_at        BIGINT,
  trade_alerts           BOOLEAN NOT NULL,
  daily_summary          BOOLEAN NOT NULL,
  bot_errors             BOOLEAN NOT NULL,
  push_notifications     BOOLEAN NOT NULL,
  notification_frequency TEXT NOT NULL CHECK (notification_frequency IN ('instant', 'hourly', 'daily'))
);
