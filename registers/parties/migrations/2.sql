-- What the holder of a post may do at the desk of the body: none, reads, keeps. It ends with the term, by the day alone.
alter table parties_posts add column desk text not null default 'none';

-- The day on which the public part was last kept current.
alter table parties_publics add column kept_on bigint;

-- A body keeps its roster itself. Its count is what it reports, or what its roster says.
create table parties_rosters (
  organization_id blob not null primary key references parties_organizations (id),
  counts_by text not null,
  opened_seq bigint not null
);

-- A household in the roster of a body. Without a name it is counted and nobody is named. The account is that of a member who
-- came in by one. What the body takes out of the house or deletes, it does itself.
create table parties_entries (
  id blob not null primary key,
  organization_id blob not null references parties_organizations (id),
  group_label text not null,
  label text not null,
  kana text not null,
  address text not null,
  phone text not null,
  mail text not null,
  persons bigint,
  is_paper bigint not null,
  note text not null,
  account_id blob references who_accounts (id),
  from_on bigint not null,
  to_on bigint,
  source text not null,
  import_id blob,
  made_seq bigint not null,
  ended_seq bigint,
  withdrawn_seq bigint
);
create index parties_entries_by_organization on parties_entries (organization_id, to_on);
create index parties_entries_by_account on parties_entries (account_id);

-- A body lets city hall see its roster: for a purpose, on some days. Each look is in the chain of accesses, with the body as subject.
create table parties_shares (
  id blob not null primary key,
  organization_id blob not null references parties_organizations (id),
  purpose text not null,
  from_on bigint not null,
  to_on bigint not null,
  made_seq bigint not null,
  ended_seq bigint
);
create index parties_shares_by_organization on parties_shares (organization_id);

-- Somebody asks to join a body: by an account, or with a number and a secret of which only the hash is kept.
create table parties_joins (
  id blob not null primary key,
  organization_id blob not null references parties_organizations (id),
  number text not null unique,
  secret_hash blob,
  account_id blob references who_accounts (id),
  label text not null,
  kana text not null,
  address text not null,
  phone text not null,
  mail text not null,
  persons bigint,
  is_paper bigint not null,
  note text not null,
  entry_id blob references parties_entries (id),
  made_at bigint not null,
  made_seq bigint not null
);
create index parties_joins_by_organization on parties_joins (organization_id, made_seq);
create index parties_joins_by_account on parties_joins (account_id);

-- What became of it, step by step; where it stands is the last of these. Both sides read the words.
create table parties_join_steps (
  join_id blob not null references parties_joins (id),
  step text not null,
  words text not null,
  made_at bigint not null,
  made_seq bigint not null primary key
);
create index parties_join_steps_by_join on parties_join_steps (join_id, made_seq);

-- A member says that the household leaves, and the body confirms it.
create table parties_leaves (
  id blob not null primary key,
  entry_id blob not null references parties_entries (id),
  last_on bigint not null,
  note text not null,
  made_at bigint not null,
  made_seq bigint not null,
  confirmed_seq bigint,
  withdrawn_seq bigint
);
create index parties_leaves_by_entry on parties_leaves (entry_id);
