-- SPDX-License-Identifier: EUPL-1.2
-- Schema 3. What contributions are worth, what was realised, and rules that change on a day. Columns are only
-- added at the end: changesets of older acts name them by place.

CREATE TABLE preference (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE CHECK (code <> ''),
  behind_bp INTEGER CHECK (behind_bp BETWEEN 0 AND 10000),
  protect_below INTEGER CHECK (protect_below BETWEEN 0 AND 100),
  job_minutes INTEGER CHECK (job_minutes BETWEEN 1 AND 3600),
  note TEXT CHECK (note <> '')
) STRICT;

CREATE TABLE value_table (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE CHECK (code <> ''),
  name TEXT NOT NULL CHECK (name <> ''),
  owner TEXT CHECK (owner <> ''),
  valid_from TEXT CHECK (valid_from IS date (valid_from)),
  valid_to TEXT CHECK (valid_to IS date (valid_to)),
  look_back_months INTEGER CHECK (look_back_months BETWEEN 0 AND 120),
  source TEXT NOT NULL CHECK (source <> ''),
  note TEXT CHECK (note <> '')
) STRICT;

CREATE TABLE value_row (
  id INTEGER PRIMARY KEY,
  value_table_id INTEGER NOT NULL REFERENCES value_table (id),
  code TEXT NOT NULL UNIQUE CHECK (code <> ''),
  name TEXT NOT NULL CHECK (name <> ''),
  kind TEXT NOT NULL CHECK (kind IN ('block', 'bonus', 'pso_discount')),
  condition TEXT CHECK (condition <> ''),
  amount_cents INTEGER CHECK (amount_cents >= 0),
  unit TEXT CHECK (unit IN ('year', 'month', 'hour', 'day', 'once', 'invoice')),
  share_bp INTEGER CHECK (share_bp BETWEEN 0 AND 10000),
  full_time_hours INTEGER CHECK (full_time_hours BETWEEN 0 AND 60),
  pro_rata INTEGER CHECK (pro_rata IN (0, 1)),
  min_hours INTEGER CHECK (min_hours BETWEEN 0 AND 60),
  counts_months INTEGER CHECK (counts_months BETWEEN 0 AND 600),
  cap_bp INTEGER CHECK (cap_bp BETWEEN 0 AND 10000),
  pso_rung TEXT CHECK (pso_rung IN ('aspirant', '1', '2', '3', '30plus')),
  note TEXT CHECK (note <> '')
) STRICT;

CREATE INDEX value_row_table ON value_row (value_table_id);

CREATE TABLE value_row_target_group (
  value_row_id INTEGER NOT NULL REFERENCES value_row (id),
  target_group TEXT NOT NULL REFERENCES target_group (code),
  PRIMARY KEY (value_row_id, target_group)
) STRICT, WITHOUT ROWID;

CREATE TABLE rule_choice (
  id INTEGER PRIMARY KEY,
  category_id INTEGER NOT NULL REFERENCES category (id),
  rule_set_id INTEGER NOT NULL REFERENCES rule_set (id),
  valid_from TEXT NOT NULL CHECK (valid_from IS date (valid_from))
) STRICT;

CREATE INDEX rule_choice_category ON rule_choice (category_id);

ALTER TABLE category ADD COLUMN value_table_id INTEGER REFERENCES value_table (id);
ALTER TABLE contract ADD COLUMN value_table_id INTEGER REFERENCES value_table (id);
ALTER TABLE "match" ADD COLUMN value_row_id INTEGER REFERENCES value_row (id);
ALTER TABLE "match" ADD COLUMN value_cents INTEGER CHECK (value_cents >= 0);

CREATE TABLE contribution (
  id INTEGER PRIMARY KEY,
  contract_id INTEGER NOT NULL REFERENCES contract (id),
  description TEXT NOT NULL CHECK (description <> ''),
  target_group_id INTEGER REFERENCES target_group (id),
  match_id INTEGER REFERENCES "match" (id),
  start_date TEXT CHECK (start_date IS date (start_date)),
  end_date TEXT CHECK (end_date IS date (end_date)),
  persons INTEGER CHECK (persons >= 0),
  hours_per_week INTEGER CHECK (hours_per_week >= 0),
  lasting INTEGER CHECK (lasting IN (0, 1)),
  counts_for TEXT CHECK (counts_for IN ('hirer', 'supplier', 'nobody')),
  value_row_id INTEGER REFERENCES value_row (id),
  quantity INTEGER CHECK (quantity >= 0),
  invoice_cents INTEGER CHECK (invoice_cents >= 0),
  own_cents INTEGER CHECK (own_cents >= 0),
  seen_date TEXT CHECK (seen_date IS date (seen_date)),
  seen_by TEXT CHECK (seen_by <> ''),
  note TEXT CHECK (note <> ''),
  CHECK (end_date >= start_date)
) STRICT;

CREATE INDEX contribution_contract ON contribution (contract_id);
CREATE INDEX contribution_match ON contribution (match_id);

CREATE TABLE contribution_bonus (
  contribution_id INTEGER NOT NULL REFERENCES contribution (id),
  value_row TEXT NOT NULL REFERENCES value_row (code),
  PRIMARY KEY (contribution_id, value_row)
) STRICT, WITHOUT ROWID;
