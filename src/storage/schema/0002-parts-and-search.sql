-- SPDX-License-Identifier: EUPL-1.2
-- Schema 2. What an act changed is kept in parts, so that neither a large act nor its undo has to fit in
-- memory. The verbs of an act are the program's business, so that a new one needs no new schema.

CREATE TABLE act_rebuilt (
  id INTEGER PRIMARY KEY,
  moment TEXT NOT NULL,
  verb TEXT NOT NULL CHECK (verb <> ''),
  table_name TEXT,
  record_id INTEGER,
  subject TEXT,
  detail TEXT,
  state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'dropped'))
) STRICT;

-- A part is written before its act, which is named last; hence deferred.
CREATE TABLE act_part (
  id INTEGER PRIMARY KEY,
  act_id INTEGER NOT NULL REFERENCES act_rebuilt (id) DEFERRABLE INITIALLY DEFERRED,
  part INTEGER NOT NULL CHECK (part >= 1),
  changeset BLOB NOT NULL,
  UNIQUE (act_id, part)
) STRICT;

INSERT INTO act_rebuilt (id, moment, verb, table_name, record_id, subject, detail, state)
SELECT id, moment, verb, table_name, record_id, subject, detail, state FROM act;
INSERT INTO act_part (act_id, part, changeset)
SELECT id, 1, changeset FROM act;

DROP TABLE act;
ALTER TABLE act_rebuilt RENAME TO act;
CREATE INDEX act_record ON act (record_id);
CREATE INDEX act_state ON act (state, id);

CREATE INDEX match_contract ON "match" (contract_id);

-- The search table is derived, so it is made anew, without saying any text twice; the program fills it.
DROP TABLE contract_search;
CREATE TABLE contract_search (
  contract_id INTEGER PRIMARY KEY,
  title_key TEXT NOT NULL,
  supplier_key TEXT NOT NULL,
  client_key TEXT NOT NULL,
  rest_key TEXT NOT NULL
) STRICT;
