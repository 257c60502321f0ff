-- A roster on its way in as a spreadsheet: looked at, mapped, confirmed, put aside or undone. Its bytes go when it is decided.
create table parties_imports (
  id blob not null primary key,
  organization_id blob not null references parties_organizations (id),
  account_id blob not null references who_accounts (id),
  is_for_body bigint not null,
  name text not null,
  hash blob not null,
  bytes blob,
  begun_at bigint not null,
  from_on bigint not null,
  year bigint,
  updates bigint not null,
  rows_all bigint,
  rows_new bigint,
  rows_other bigint,
  rows_rejected bigint,
  made_seq bigint,
  undone_seq bigint,
  discarded_at bigint
);
create index parties_imports_by_organization on parties_imports (organization_id, begun_at);
create index parties_imports_by_account on parties_imports (account_id);
create table parties_import_columns (
  import_id blob not null references parties_imports (id),
  position bigint not null,
  target text not null,
  primary key (import_id, position)
);

-- What an import says otherwise of households that are in the roster already: as it was, and as it is. Undone, it is as it was.
create table parties_import_changes (
  import_id blob not null references parties_imports (id),
  entry_id blob not null references parties_entries (id),
  side text not null,
  group_label text not null,
  kana text not null,
  address text not null,
  phone text not null,
  mail text not null,
  persons bigint,
  is_paper bigint not null,
  note text not null,
  primary key (import_id, entry_id, side)
);
create index parties_import_changes_by_entry on parties_import_changes (entry_id);
create index parties_entries_by_import on parties_entries (import_id);

-- Somebody types for another: who, for whom, on which basis, by which way, with which consent. The deed has a record of its own.
create table parties_behalves (
  id blob not null primary key,
  number bigint not null unique,
  typist_id blob not null references who_accounts (id),
  role text not null,
  party_id blob references parties_parties (id),
  name text not null,
  basis text not null,
  channel text not null,
  agreed_on bigint not null,
  agreed_how text not null,
  what text not null,
  about_id blob not null,
  typed_at bigint not null,
  made_seq bigint not null
);
create index parties_behalves_by_party on parties_behalves (party_id);
create index parties_behalves_by_typist on parties_behalves (typist_id);
