-- SPDX-License-Identifier: EUPL-1.2
-- Schema 1. Amounts are euro cents without VAT, dates ISO text, yes/no is 1/0, and unknown is NULL.
-- Ids are 63-bit, rise in time and are unique across machines.

CREATE TABLE rule_set (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE CHECK (code <> ''),
  name TEXT NOT NULL CHECK (name <> ''),
  threshold_cents INTEGER CHECK (threshold_cents >= 0),
  threshold_inclusive INTEGER CHECK (threshold_inclusive IN (0, 1)),
  threshold_basis TEXT CHECK (threshold_basis IN ('contract_value', 'wage_sum')),
  min_months INTEGER CHECK (min_months >= 0),
  assumes_suitable INTEGER CHECK (assumes_suitable IN (0, 1)),
  percentage_bp INTEGER CHECK (percentage_bp BETWEEN 0 AND 10000),
  percentage_basis TEXT CHECK (percentage_basis IN ('contract_value', 'wage_sum')),
  plan_months INTEGER CHECK (plan_months >= 0),
  existing_counts INTEGER CHECK (existing_counts IN (0, 1)),
  must_relate_to_contract INTEGER CHECK (must_relate_to_contract IN (0, 1)),
  source TEXT NOT NULL CHECK (source <> ''),
  valid_from TEXT CHECK (valid_from IS date (valid_from)),
  valid_to TEXT CHECK (valid_to IS date (valid_to)),
  note TEXT CHECK (note <> '')
) STRICT;

CREATE TABLE rule_set_kind (
  rule_set_id INTEGER NOT NULL REFERENCES rule_set (id),
  kind TEXT NOT NULL CHECK (kind IN ('works', 'services', 'supplies')),
  PRIMARY KEY (rule_set_id, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE category (
  id INTEGER PRIMARY KEY,
  code TEXT UNIQUE CHECK (code <> ''),
  name TEXT NOT NULL CHECK (name <> ''),
  parent_id INTEGER REFERENCES category (id) CHECK (parent_id <> id),
  ministry TEXT CHECK (ministry <> ''),
  rule_set_id INTEGER REFERENCES rule_set (id),
  note TEXT CHECK (note <> '')
) STRICT;

CREATE TABLE organisation (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  kind TEXT NOT NULL CHECK (kind IN ('supplier', 'public_body', 'partner')),
  abbreviation TEXT CHECK (abbreviation <> ''),
  kvk TEXT CHECK (length (kvk) = 8 AND kvk NOT GLOB '*[^0-9]*'),
  parent_id INTEGER REFERENCES organisation (id) CHECK (parent_id <> id),
  pso_rung TEXT CHECK (pso_rung IN ('aspirant', '1', '2', '3', '30plus')),
  region TEXT CHECK (region <> ''),
  note TEXT CHECK (note <> '')
) STRICT;

CREATE INDEX organisation_kvk ON organisation (kvk) WHERE kvk IS NOT NULL;

CREATE TABLE target_group (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE CHECK (code <> ''),
  name TEXT NOT NULL CHECK (name <> ''),
  explanation TEXT CHECK (explanation <> ''),
  legal_ground TEXT CHECK (legal_ground <> ''),
  in_register TEXT CHECK (in_register IN ('yes', 'no', 'partly')),
  wider_id INTEGER REFERENCES target_group (id) CHECK (wider_id <> id),
  source TEXT CHECK (source <> '')
) STRICT;

CREATE TABLE contract (
  id INTEGER PRIMARY KEY,
  title TEXT NOT NULL CHECK (title <> ''),
  number TEXT CHECK (number <> ''),
  supplier_id INTEGER REFERENCES organisation (id),
  client_id INTEGER REFERENCES organisation (id),
  category_id INTEGER REFERENCES category (id),
  kind TEXT CHECK (kind IN ('services', 'works', 'supplies')),
  start_date TEXT CHECK (start_date IS date (start_date)),
  end_date TEXT CHECK (end_date IS date (end_date)),
  max_end_date TEXT CHECK (max_end_date IS date (max_end_date)),
  notice_date TEXT CHECK (notice_date IS date (notice_date)),
  renews_automatically INTEGER CHECK (renews_automatically IN (0, 1)),
  calloffs_until TEXT CHECK (calloffs_until IS date (calloffs_until)),
  extension_note TEXT CHECK (extension_note <> ''),
  award_date TEXT CHECK (award_date IS date (award_date)),
  value_cents INTEGER CHECK (value_cents >= 0),
  wage_sum_cents INTEGER CHECK (wage_sum_cents >= 0),
  rule_set_id INTEGER REFERENCES rule_set (id),
  variant TEXT CHECK (variant IN ('mvm', 'sroi_1', 'none')),
  variant_reason TEXT CHECK (variant_reason <> ''),
  suitable INTEGER CHECK (suitable IN (0, 1)),
  suitable_reason TEXT CHECK (suitable_reason <> ''),
  percentage_bp INTEGER CHECK (percentage_bp BETWEEN 0 AND 10000),
  agreed_cents INTEGER CHECK (agreed_cents >= 0),
  plan_due_date TEXT CHECK (plan_due_date IS date (plan_due_date)),
  plan_received_date TEXT CHECK (plan_received_date IS date (plan_received_date)),
  report_every_months INTEGER CHECK (report_every_months >= 0),
  contract_manager TEXT CHECK (contract_manager <> ''),
  owner_role TEXT CHECK (owner_role <> ''),
  source_ref TEXT CHECK (source_ref <> ''),
  source_columns TEXT CHECK (source_columns <> ''),
  note TEXT CHECK (note <> ''),
  CHECK (end_date >= start_date),
  CHECK (max_end_date >= start_date)
) STRICT;

CREATE INDEX contract_number ON contract (number) WHERE number IS NOT NULL;
CREATE INDEX contract_category ON contract (category_id);
CREATE INDEX contract_supplier ON contract (supplier_id);
CREATE INDEX contract_client ON contract (client_id);

CREATE TABLE contract_extension (
  id INTEGER PRIMARY KEY,
  contract_id INTEGER NOT NULL REFERENCES contract (id),
  months INTEGER NOT NULL CHECK (months >= 0),
  decide_by TEXT CHECK (decide_by IS date (decide_by)),
  taken INTEGER CHECK (taken IN (0, 1))
) STRICT;

CREATE INDEX contract_extension_contract ON contract_extension (contract_id);

CREATE TABLE nomination (
  id INTEGER PRIMARY KEY,
  title TEXT NOT NULL CHECK (title <> ''),
  organisation_id INTEGER NOT NULL REFERENCES organisation (id),
  target_group_id INTEGER NOT NULL REFERENCES target_group (id),
  wanted_places INTEGER CHECK (wanted_places >= 0),
  priority TEXT CHECK (priority IN ('high', 'normal', 'low')),
  status TEXT NOT NULL CHECK (status IN ('open', 'paused', 'fulfilled', 'withdrawn')),
  policy_goal TEXT CHECK (policy_goal <> ''),
  idea TEXT CHECK (idea <> ''),
  level_min TEXT CHECK (level_min IN ('vso_pro', 'mbo_1', 'mbo_2', 'mbo_3', 'mbo_4', 'hbo', 'wo')),
  level_max TEXT CHECK (level_max IN ('vso_pro', 'mbo_1', 'mbo_2', 'mbo_3', 'mbo_4', 'hbo', 'wo')),
  start_date TEXT CHECK (start_date IS date (start_date)),
  end_date TEXT CHECK (end_date IS date (end_date)),
  note TEXT CHECK (note <> ''),
  CHECK (end_date >= start_date)
) STRICT;

CREATE TABLE nomination_region (
  nomination_id INTEGER NOT NULL REFERENCES nomination (id),
  region TEXT NOT NULL CHECK (region <> ''),
  PRIMARY KEY (nomination_id, region)
) STRICT, WITHOUT ROWID;

CREATE TABLE initiative (
  id INTEGER PRIMARY KEY,
  title TEXT NOT NULL CHECK (title <> ''),
  supplier_id INTEGER NOT NULL REFERENCES organisation (id),
  contract_id INTEGER REFERENCES contract (id),
  kind TEXT CHECK (kind IN ('job', 'learning_place', 'internship', 'traineeship', 'social_purchasing', 'coaching', 'knowledge', 'other')),
  status TEXT NOT NULL CHECK (status IN ('idea', 'offered', 'running', 'ended')),
  places INTEGER CHECK (places >= 0),
  hours_per_week INTEGER CHECK (hours_per_week BETWEEN 0 AND 168),
  level_min TEXT CHECK (level_min IN ('vso_pro', 'mbo_1', 'mbo_2', 'mbo_3', 'mbo_4', 'hbo', 'wo')),
  level_max TEXT CHECK (level_max IN ('vso_pro', 'mbo_1', 'mbo_2', 'mbo_3', 'mbo_4', 'hbo', 'wo')),
  place_bound INTEGER CHECK (place_bound IN (0, 1)),
  start_date TEXT CHECK (start_date IS date (start_date)),
  end_date TEXT CHECK (end_date IS date (end_date)),
  novelty TEXT CHECK (novelty IN ('new', 'extended', 'existing')),
  relation_to_contract TEXT CHECK (relation_to_contract IN ('direct', 'indirect', 'none')),
  partner_id INTEGER REFERENCES organisation (id),
  counts_for TEXT CHECK (counts_for IN ('hirer', 'supplier', 'nobody')),
  note TEXT CHECK (note <> ''),
  CHECK (end_date >= start_date)
) STRICT;

CREATE INDEX initiative_supplier ON initiative (supplier_id);
CREATE INDEX initiative_contract ON initiative (contract_id);

CREATE TABLE initiative_target_group (
  initiative_id INTEGER NOT NULL REFERENCES initiative (id),
  target_group TEXT NOT NULL REFERENCES target_group (code),
  PRIMARY KEY (initiative_id, target_group)
) STRICT, WITHOUT ROWID;

CREATE TABLE initiative_region (
  initiative_id INTEGER NOT NULL REFERENCES initiative (id),
  region TEXT NOT NULL CHECK (region <> ''),
  PRIMARY KEY (initiative_id, region)
) STRICT, WITHOUT ROWID;

CREATE TABLE "match" (
  id INTEGER PRIMARY KEY,
  initiative_id INTEGER NOT NULL REFERENCES initiative (id),
  nomination_id INTEGER NOT NULL REFERENCES nomination (id),
  contract_id INTEGER REFERENCES contract (id),
  places INTEGER NOT NULL CHECK (places > 0),
  status TEXT NOT NULL CHECK (status IN ('shortlisted', 'proposed', 'agreed', 'running', 'lasting', 'done', 'rejected')),
  status_date TEXT CHECK (status_date IS date (status_date)),
  status_by TEXT CHECK (status_by <> ''),
  supplier_answer TEXT CHECK (supplier_answer IN ('yes', 'considering', 'no')),
  refusal_reason TEXT CHECK (refusal_reason IN ('no_work', 'no_guidance', 'no_candidates', 'timing', 'costs', 'other')),
  planning TEXT CHECK (planning IN ('keep', 'forbid')),
  note TEXT CHECK (note <> '')
) STRICT;

CREATE INDEX match_initiative ON "match" (initiative_id);
CREATE INDEX match_nomination ON "match" (nomination_id);

-- The history: one row per user act. The changeset is SQLite's own session format.
CREATE TABLE act (
  id INTEGER PRIMARY KEY,
  moment TEXT NOT NULL,
  verb TEXT NOT NULL CHECK (verb IN ('create', 'edit', 'delete', 'import', 'link', 'unlink', 'seed')),
  table_name TEXT,
  record_id INTEGER,
  subject TEXT,
  detail TEXT,
  state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'dropped')),
  changeset BLOB NOT NULL
) STRICT;

CREATE INDEX act_record ON act (record_id);
CREATE INDEX act_state ON act (state, id);

-- Derived, for searching and sorting without regard to case and accents; kept in step by the program.
CREATE TABLE contract_search (
  contract_id INTEGER PRIMARY KEY,
  title_key TEXT NOT NULL,
  supplier_key TEXT NOT NULL,
  client_key TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT;
