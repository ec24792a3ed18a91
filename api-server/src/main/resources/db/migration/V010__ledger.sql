-- Double-entry books, one for each person. Amounts are whole hundred-millionths (1e-8), times epoch
-- milliseconds, UTC. Rows of entries and postings are never changed.

-- One row a person. Every entry raises entries first, so two writers of one book meet here.
CREATE TABLE ledger_books (
  owner      TEXT PRIMARY KEY,
  currency   TEXT NOT NULL,
  entries    BIGINT NOT NULL CHECK (entries >= 0),
  opened_at  BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  UNIQUE (owner, currency)
);

-- The balance is the sum of the account's postings, kept beside them.
CREATE TABLE ledger_accounts (
  owner    TEXT NOT NULL,
  kind     TEXT NOT NULL CHECK (kind IN ('EXTERNAL', 'WALLET', 'TRANSIT', 'ALLOCATION', 'PROFIT')),
  funding  TEXT NOT NULL,
  currency TEXT NOT NULL,
  balance  BIGINT NOT NULL,
  PRIMARY KEY (owner, kind, funding, currency),
  FOREIGN KEY (owner, currency) REFERENCES ledger_books (owner, currency),
  CHECK (balance >= 0 OR kind IN ('EXTERNAL', 'PROFIT')),
  CHECK ((kind = 'ALLOCATION') = (funding <> ''))
);

CREATE TABLE ledger_entries (
  owner           TEXT NOT NULL REFERENCES ledger_books (owner),
  number          BIGINT NOT NULL CHECK (number > 0),
  idempotency_key TEXT NOT NULL,
  request         TEXT NOT NULL,
  type            TEXT NOT NULL CHECK (type IN ('DEPOSIT', 'WITHDRAW', 'ALLOCATE', 'DEALLOCATE', 'LOSS', 'FUND')),
  amount          BIGINT NOT NULL CHECK (amount >= 0),
  result          BIGINT NOT NULL,
  balance_after   BIGINT NOT NULL CHECK (balance_after >= 0),
  bot_id          TEXT,
  bot_name        TEXT,
  description     TEXT NOT NULL,
  at              BIGINT NOT NULL,
  PRIMARY KEY (owner, number),
  UNIQUE (owner, idempotency_key),
  CHECK ((bot_id IS NULL) = (bot_name IS NULL))
);

-- One amount out of one account into another of the same person and currency: it balances because
-- nothing else can be written.
CREATE TABLE ledger_postings (
  owner        TEXT NOT NULL,
  entry        BIGINT NOT NULL,
  line         INTEGER NOT NULL,
  from_kind    TEXT NOT NULL,
  from_funding TEXT NOT NULL,
  to_kind      TEXT NOT NULL,
  to_funding   TEXT NOT NULL,
  currency     TEXT NOT NULL,
  amount       BIGINT NOT NULL CHECK (amount > 0),
  PRIMARY KEY (owner, entry, line),
  FOREIGN KEY (owner, entry) REFERENCES ledger_entries (owner, number),
  FOREIGN KEY (owner, from_kind, from_funding, currency)
    REFERENCES ledger_accounts (owner, kind, funding, currency),
  FOREIGN KEY (owner, to_kind, to_funding, currency)
    REFERENCES ledger_accounts (owner, kind, funding, currency),
  CHECK (from_kind <> to_kind OR from_funding <> to_funding)
);

-- Signed lines, for audits: the sum over an account is its balance, the sum over a person is 0.
CREATE VIEW ledger_lines AS
  SELECT owner, entry, line, from_kind AS kind, from_funding AS funding, currency, -amount AS amount
    FROM ledger_postings
  UNION ALL
  SELECT owner, entry, line, to_kind, to_funding, currency, amount
    FROM ledger_postings;

-- Money of a person in one bot; how much is the balance of its ALLOCATION account.
CREATE TABLE allocations (
  funding       TEXT PRIMARY KEY,
  owner         TEXT NOT NULL,
  bot_id        TEXT NOT NULL,
  bot_name      TEXT NOT NULL,
  state         TEXT NOT NULL CHECK (state IN ('OPENING', 'OPEN', 'CLOSED')),
  moves         BIGINT NOT NULL CHECK (moves >= 0),
  realised      BIGINT NOT NULL,
  seen_value    BIGINT CHECK (seen_value >= 0),
  seen_reserved BIGINT CHECK (seen_reserved >= 0),
  seen_at       BIGINT,
  opened_at     BIGINT NOT NULL,
  closed_at     BIGINT,
  CHECK ((state = 'CLOSED') = (closed_at IS NOT NULL)),
  CHECK ((seen_at IS NULL) = (seen_value IS NULL AND seen_reserved IS NULL))
);
CREATE UNIQUE INDEX allocations_one_a_bot ON allocations (owner, bot_id) WHERE closed_at IS NULL;
