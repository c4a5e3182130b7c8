-- SPDX-License-Identifier: EUPL-1.2
-- Schema 4. Talks with suppliers: who is spoken with, about what, and what was agreed.

CREATE TABLE contact (
  id INTEGER PRIMARY KEY,
  organisation_id INTEGER NOT NULL REFERENCES organisation (id),
  name TEXT NOT NULL CHECK (name <> ''),
  role TEXT CHECK (role <> ''),
  mail TEXT CHECK (mail <> ''),
  phone TEXT CHECK (phone <> ''),
  note TEXT CHECK (note <> '')
) STRICT;

CREATE INDEX contact_organisation ON contact (organisation_id);

CREATE TABLE conversation (
  id INTEGER PRIMARY KEY,
  supplier_id INTEGER NOT NULL REFERENCES organisation (id),
  subject TEXT NOT NULL CHECK (subject <> ''),
  status TEXT NOT NULL CHECK (status IN ('planned', 'held', 'cancelled')),
  phase TEXT CHECK (phase IN ('before', 'during', 'after')),
  date TEXT CHECK (date IS date (date)),
  start_time TEXT CHECK (start_time IS strftime ('%H:%M', start_time)),
  minutes INTEGER CHECK (minutes BETWEEN 5 AND 1440),
  form TEXT CHECK (form IN ('ours', 'theirs', 'online', 'phone')),
  place TEXT CHECK (place <> ''),
  our_goal TEXT CHECK (our_goal <> ''),
  their_goal TEXT CHECK (their_goal <> ''),
  outcome TEXT CHECK (outcome <> ''),
  next_date TEXT CHECK (next_date IS date (next_date)),
  sequence INTEGER NOT NULL CHECK (sequence >= 0),
  note TEXT CHECK (note <> '')
) STRICT;

CREATE INDEX conversation_supplier ON conversation (supplier_id);

CREATE TABLE conversation_contract (
  conversation_id INTEGER NOT NULL REFERENCES conversation (id),
  contract INTEGER NOT NULL REFERENCES contract (id),
  PRIMARY KEY (conversation_id, contract)
) STRICT, WITHOUT ROWID;

CREATE TABLE conversation_contact (
  conversation_id INTEGER NOT NULL REFERENCES conversation (id),
  contact INTEGER NOT NULL REFERENCES contact (id),
  PRIMARY KEY (conversation_id, contact)
) STRICT, WITHOUT ROWID;

CREATE TABLE conversation_role (
  conversation_id INTEGER NOT NULL REFERENCES conversation (id),
  role TEXT NOT NULL CHECK (role IN ('procurement', 'policy', 'hr', 'contract_manager', 'client', 'supplier', 'partner')),
  PRIMARY KEY (conversation_id, role)
) STRICT, WITHOUT ROWID;

-- Without a talk it waits for the next one with its supplier.
CREATE TABLE agenda_item (
  id INTEGER PRIMARY KEY,
  supplier_id INTEGER NOT NULL REFERENCES organisation (id),
  conversation_id INTEGER REFERENCES conversation (id),
  topic TEXT NOT NULL CHECK (topic <> ''),
  kind TEXT CHECK (kind IN ('opening', 'agreement', 'duty', 'initiative', 'link', 'question', 'idea', 'rules', 'other')),
  position INTEGER CHECK (position >= 0),
  contract_id INTEGER REFERENCES contract (id),
  initiative_id INTEGER REFERENCES initiative (id),
  nomination_id INTEGER REFERENCES nomination (id),
  answer TEXT CHECK (answer <> '')
) STRICT;

CREATE INDEX agenda_item_supplier ON agenda_item (supplier_id);
CREATE INDEX agenda_item_conversation ON agenda_item (conversation_id);

CREATE TABLE agreement (
  id INTEGER PRIMARY KEY,
  supplier_id INTEGER NOT NULL REFERENCES organisation (id),
  conversation_id INTEGER REFERENCES conversation (id),
  what TEXT NOT NULL CHECK (what <> ''),
  owner TEXT CHECK (owner IN ('us', 'supplier', 'policy', 'hr', 'contract_manager', 'partner')),
  owner_note TEXT CHECK (owner_note <> ''),
  due_date TEXT CHECK (due_date IS date (due_date)),
  done_date TEXT CHECK (done_date IS date (done_date)),
  contract_id INTEGER REFERENCES contract (id),
  initiative_id INTEGER REFERENCES initiative (id),
  note TEXT CHECK (note <> '')
) STRICT;

CREATE INDEX agreement_supplier ON agreement (supplier_id);
CREATE INDEX agreement_conversation ON agreement (conversation_id);
