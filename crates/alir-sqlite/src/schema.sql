-- The tables of a store, version 2. Texts are UTF-8 and compared byte by byte; times are milliseconds since
-- 1970-01-01T00:00:00Z: datetime(updated_at / 1000, 'unixepoch') shows one.

-- SOP texts, for ever: running cases are pinned to them. Profiles of offices, as JSON, under `profil/ID`.
CREATE TABLE sop (
  fingerprint TEXT PRIMARY KEY,
  sop TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Which text new cases of a SOP are started with.
CREATE TABLE latest (
  sop TEXT PRIMARY KEY,
  fingerprint TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- How each case stands. `key` stands for the case in the other tables: a number is shorter than an id in an index.
CREATE TABLE cases (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  sop TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  status TEXT NOT NULL,
  ending TEXT,
  started_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  events INTEGER NOT NULL,
  wake_at INTEGER
) STRICT;

-- Written when a case begins or its status changes, not with every completion.
CREATE INDEX cases_by_sop ON cases (sop, id);
CREATE INDEX cases_by_status ON cases (status, id);
-- When time next changes a case: whoever looks for deadlines that have passed looks at no other.
CREATE INDEX cases_by_wake ON cases (wake_at, id) WHERE wake_at IS NOT NULL;

-- What has happened: the one table from which all others can be rebuilt. Rows are only ever added, at the end.
CREATE TABLE event (
  position INTEGER PRIMARY KEY,
  case_key INTEGER NOT NULL,
  number INTEGER NOT NULL,
  body TEXT NOT NULL,
  UNIQUE (case_key, number)
) STRICT;

-- The open tasks. Those of one case lie together, so that closing one and opening the next touches one page. What is
-- never due is due at the greatest number there is, so that it stands behind all that is.
CREATE TABLE task (
  case_key INTEGER NOT NULL,
  task INTEGER NOT NULL,
  step TEXT NOT NULL,
  role TEXT NOT NULL,
  kind TEXT NOT NULL,
  offered_at INTEGER NOT NULL,
  due TEXT,
  assignee TEXT,
  target INTEGER,
  limit_at INTEGER NOT NULL DEFAULT 9223372036854775807,
  provisional INTEGER NOT NULL DEFAULT 0,
  escalated_to TEXT,
  PRIMARY KEY (case_key, task)
) STRICT, WITHOUT ROWID;

CREATE INDEX task_by_role ON task (role, limit_at, offered_at);
CREATE INDEX task_by_escalation ON task (escalated_to, limit_at, offered_at) WHERE escalated_to IS NOT NULL;
CREATE INDEX task_by_assignee ON task (assignee, limit_at, offered_at) WHERE assignee IS NOT NULL;

-- One-time steps that were done, by what they were done for.
CREATE TABLE mark (
  step TEXT NOT NULL,
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  case_key INTEGER NOT NULL,
  PRIMARY KEY (step, key, value, case_key)
) STRICT, WITHOUT ROWID;

CREATE INDEX mark_by_case ON mark (case_key);
