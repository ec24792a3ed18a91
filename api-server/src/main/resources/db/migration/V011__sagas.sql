-- Changes that touch a bot and the books. What is to do next is the stage; whoever holds the lease
-- does it; the version refuses a writer that was overtaken.
CREATE TABLE sagas (
  id           TEXT PRIMARY KEY,
  owner        TEXT NOT NULL,
  bot_id       TEXT NOT NULL,
  funding      TEXT NOT NULL,
  task         TEXT NOT NULL,
  request_key  TEXT NOT NULL,
  stage        TEXT NOT NULL CHECK (stage IN ('BOT', 'SETTLE', 'RELEASE', 'DONE', 'FAILED')),
  outcome      TEXT,
  version      BIGINT NOT NULL CHECK (version > 0),
  attempts     INTEGER NOT NULL,
  next_at      BIGINT NOT NULL,
  lease_holder TEXT NOT NULL,
  lease_until  BIGINT NOT NULL,
  created_at   BIGINT NOT NULL,
  finished_at  BIGINT,
  UNIQUE (owner, request_key),
  CHECK ((stage IN ('DONE', 'FAILED')) = (finished_at IS NOT NULL))
);
-- One change of a bot's money at a time.
CREATE UNIQUE INDEX sagas_one_a_bot ON sagas (owner, bot_id) WHERE finished_at IS NULL;
CREATE INDEX sagas_due ON sagas (next_at) WHERE finished_at IS NULL;

-- What happened, step by step.
CREATE TABLE saga_steps (
  saga  TEXT NOT NULL REFERENCES sagas (id),
  step  BIGINT NOT NULL,
  stage TEXT NOT NULL,
  note  TEXT NOT NULL,
  at    BIGINT NOT NULL,
  PRIMARY KEY (saga, step)
);
