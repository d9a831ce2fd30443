-- One ledger. Nothing is ever deleted, and nothing changed but by a redaction.

CREATE TABLE meta (
  ledger_id TEXT NOT NULL,
  origin TEXT NOT NULL,
  format TEXT NOT NULL
) STRICT;

-- One row an append. `latest` is the greatest recorded_at so far: a moment is found by bisection.
CREATE TABLE batch (
  id INTEGER PRIMARY KEY,
  first_seq INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  latest INTEGER NOT NULL,
  recorder TEXT NOT NULL,
  import_id TEXT,
  root BLOB NOT NULL CHECK (length(root) = 32)
) STRICT;

CREATE INDEX batch_import ON batch (import_id) WHERE import_id IS NOT NULL;

CREATE TABLE event (
  seq INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  version INTEGER NOT NULL,
  batch INTEGER NOT NULL REFERENCES batch,
  sum BLOB NOT NULL CHECK (length(sum) = 32),
  salt BLOB,
  body BLOB,
  CHECK ((salt IS NULL) = (body IS NULL))
) STRICT;

-- Few, and looked for often: whenever views catch up, a checkpoint is made, or a key is asked for.
CREATE INDEX event_redaction ON event (seq) WHERE kind = 'PayloadRedacted';
CREATE INDEX event_checkpoint ON event (seq) WHERE kind = 'CheckpointKept';
CREATE INDEX event_rotation ON event (seq) WHERE kind = 'KeyRotated';

CREATE TABLE node (
  level INTEGER NOT NULL CHECK (level IN (8, 16, 24)),
  "index" INTEGER NOT NULL,
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  PRIMARY KEY (level, "index")
) STRICT, WITHOUT ROWID;

-- source is 16 zero bytes where key is an id of the ledger itself.
CREATE TABLE identity (
  source BLOB NOT NULL,
  key BLOB NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (source, key)
) STRICT, WITHOUT ROWID;

-- length is in code points and outlasts the text, so that a hole is as long as what was there.
CREATE TABLE source_part (
  seq INTEGER NOT NULL REFERENCES event,
  n INTEGER NOT NULL,
  length INTEGER NOT NULL,
  salt BLOB,
  text TEXT,
  PRIMARY KEY (seq, n),
  CHECK ((salt IS NULL) = (text IS NULL))
) STRICT, WITHOUT ROWID;

-- Inserts stand at the end or nowhere: REPLACE has nothing to replace.

CREATE TRIGGER meta_insert BEFORE INSERT ON meta WHEN EXISTS (SELECT 1 FROM meta)
BEGIN SELECT RAISE(ABORT, 'a ledger has one row of meta'); END;

CREATE TRIGGER batch_insert BEFORE INSERT ON batch
WHEN NEW.id <> (SELECT coalesce(max(id), 0) + 1 FROM batch)
  OR NEW.first_seq <> (SELECT coalesce(max(seq), 0) + 1 FROM event)
BEGIN SELECT RAISE(ABORT, 'batches are numbered without gaps'); END;

CREATE TRIGGER event_insert BEFORE INSERT ON event
WHEN NEW.seq <> 1 + coalesce((SELECT seq FROM event ORDER BY seq DESC LIMIT 1), 0)
BEGIN SELECT RAISE(ABORT, 'events are numbered without gaps'); END;

CREATE TRIGGER node_insert BEFORE INSERT ON node
WHEN EXISTS (SELECT 1 FROM node WHERE level = NEW.level AND "index" = NEW."index")
BEGIN SELECT RAISE(ABORT, 'a node is written once'); END;

CREATE TRIGGER source_part_insert BEFORE INSERT ON source_part
WHEN EXISTS (SELECT 1 FROM source_part WHERE seq = NEW.seq AND n = NEW.n)
BEGIN SELECT RAISE(ABORT, 'a part is written once'); END;

-- Nothing is deleted (REPLACE deletes too, and is heard where recursive_triggers is on).

CREATE TRIGGER meta_delete BEFORE DELETE ON meta
BEGIN SELECT RAISE(ABORT, 'a ledger is append-only'); END;

CREATE TRIGGER batch_delete BEFORE DELETE ON batch
BEGIN SELECT RAISE(ABORT, 'a ledger is append-only'); END;

CREATE TRIGGER event_delete BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'a ledger is append-only'); END;

CREATE TRIGGER node_delete BEFORE DELETE ON node
BEGIN SELECT RAISE(ABORT, 'a ledger is append-only'); END;

CREATE TRIGGER identity_delete BEFORE DELETE ON identity
BEGIN SELECT RAISE(ABORT, 'a ledger is append-only'); END;

CREATE TRIGGER source_part_delete BEFORE DELETE ON source_part
BEGIN SELECT RAISE(ABORT, 'a ledger is append-only'); END;

-- Nothing is changed, but for a redaction: salt and content go, together, and nothing else does.

CREATE TRIGGER meta_update BEFORE UPDATE ON meta
BEGIN SELECT RAISE(ABORT, 'a ledger is append-only'); END;

CREATE TRIGGER batch_update BEFORE UPDATE ON batch
BEGIN SELECT RAISE(ABORT, 'a ledger is append-only'); END;

CREATE TRIGGER node_update BEFORE UPDATE ON node
BEGIN SELECT RAISE(ABORT, 'a ledger is append-only'); END;

-- A record key may be made anew once its event was redacted: it is a hash of what was written.
CREATE TRIGGER identity_update BEFORE UPDATE ON identity
WHEN NEW.source IS NOT OLD.source OR NEW.seq IS NOT OLD.seq OR OLD.source = zeroblob(16)
  OR EXISTS (SELECT 1 FROM event WHERE seq = OLD.seq AND body IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'only a redaction changes a record key'); END;

CREATE TRIGGER event_update BEFORE UPDATE ON event
WHEN NEW.salt IS NOT NULL OR NEW.body IS NOT NULL OR NEW.seq IS NOT OLD.seq
  OR NEW.kind IS NOT OLD.kind OR NEW.version IS NOT OLD.version
  OR NEW.batch IS NOT OLD.batch OR NEW.sum IS NOT OLD.sum
BEGIN SELECT RAISE(ABORT, 'only a redaction changes an event'); END;

CREATE TRIGGER source_part_update BEFORE UPDATE ON source_part
WHEN NEW.salt IS NOT NULL OR NEW.text IS NOT NULL OR NEW.seq IS NOT OLD.seq
  OR NEW.n IS NOT OLD.n OR NEW.length IS NOT OLD.length
BEGIN SELECT RAISE(ABORT, 'only a redaction changes a text'); END;
