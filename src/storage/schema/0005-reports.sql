-- SPDX-License-Identifier: EUPL-1.2
-- Schema 5. Reports that were handed out, so that the next one can say what changed since, and why.

ALTER TABLE preference ADD COLUMN fte_minutes INTEGER CHECK (fte_minutes BETWEEN 1 AND 3600);

-- The scope is 'all', 'none' or the id of a category: what was handed out stays when the category goes.
CREATE TABLE report_snapshot (
  id INTEGER PRIMARY KEY,
  title TEXT NOT NULL CHECK (title <> ''),
  scope TEXT NOT NULL CHECK (scope <> ''),
  date TEXT NOT NULL CHECK (date IS date (date)),
  from_date TEXT CHECK (from_date IS date (from_date)),
  program TEXT NOT NULL CHECK (program <> ''),
  rule_sets TEXT CHECK (rule_sets <> '')
) STRICT;

CREATE INDEX report_snapshot_scope ON report_snapshot (scope, date);

CREATE TABLE report_figure (
  id INTEGER PRIMARY KEY,
  report_snapshot_id INTEGER NOT NULL REFERENCES report_snapshot (id),
  code TEXT NOT NULL CHECK (code <> ''),
  value INTEGER,
  unknown_count INTEGER NOT NULL CHECK (unknown_count >= 0)
) STRICT;

CREATE INDEX report_figure_snapshot ON report_figure (report_snapshot_id);

-- What was told of each contract. The contract may be deleted since, so it is no foreign key.
CREATE TABLE report_line (
  id INTEGER PRIMARY KEY,
  report_snapshot_id INTEGER NOT NULL REFERENCES report_snapshot (id),
  contract INTEGER NOT NULL,
  number TEXT CHECK (number <> ''),
  title TEXT NOT NULL CHECK (title <> ''),
  value_cents INTEGER,
  duty_cents INTEGER,
  realised_cents INTEGER,
  expected_cents INTEGER
) STRICT;

CREATE INDEX report_line_snapshot ON report_line (report_snapshot_id);
