-- People who can come in. Rights come from offices, never from here.
create table who_accounts (
  id blob not null primary key,
  name text not null,
  mail text not null,
  mail_key text not null unique,
  made_at bigint not null,
  closed_at bigint
);
create index who_accounts_by_name on who_accounts (name);

-- What an account proves itself with.
create table who_passwords (
  account_id blob not null primary key references who_accounts (id),
  hash text not null,
  set_at bigint not null
);
create table who_totps (
  account_id blob not null primary key references who_accounts (id),
  secret blob not null,
  made_at bigint not null,
  confirmed_at bigint,
  last_step bigint not null
);
create table who_passkeys (
  id blob not null primary key,
  account_id blob not null references who_accounts (id),
  credential_id blob not null unique,
  credential text not null,
  label text not null,
  made_at bigint not null,
  used_at bigint
);
create index who_passkeys_by_account on who_passkeys (account_id);
create table who_recovery_codes (
  account_id blob not null references who_accounts (id),
  code_hash blob not null,
  used_at bigint,
  primary key (account_id, code_hash)
);

-- Half of a conversation with a passkey; the browser that began it must end it.
create table who_ceremonies (
  secret_hash blob not null primary key,
  state text not null,
  ends_at bigint not null
);

-- Who is in: one row a browser and face. Only the hash of what the browser carries is here.
create table who_sessions (
  id blob not null primary key,
  secret_hash blob not null unique,
  account_id blob not null references who_accounts (id),
  face text not null,
  strength text not null,
  office_id blob references who_offices (id),
  device text not null,
  made_at bigint not null,
  seen_at bigint not null,
  ends_at bigint not null,
  ended_at bigint
);
create index who_sessions_by_account on who_sessions (account_id);

-- Links for signing in or opening an account, sent by mail or printed on the server. Used once.
create table who_links (
  secret_hash blob not null primary key,
  account_id blob references who_accounts (id),
  mail text,
  face text not null,
  browser_hash blob,
  digits text,
  tries bigint not null,
  made_at bigint not null,
  ends_at bigint not null,
  used_at bigint
);

-- How often something was tried, for an account that may not even exist.
create table who_attempts (
  subject_hash blob not null,
  way text not null,
  span bigint not null,
  tries bigint not null,
  primary key (subject_hash, way, span)
);

-- What a post may do, and who holds it on which days. An end is a day; nothing is deleted.
alter table who_offices add column is_single bigint not null default 0;
create table who_office_permissions (
  office_id blob not null references who_offices (id),
  permission text not null,
  primary key (office_id, permission)
);
create table who_appointments (
  id blob not null primary key,
  account_id blob not null references who_accounts (id),
  office_id blob not null references who_offices (id),
  from_on bigint not null,
  to_on bigint,
  appointed_seq bigint not null,
  ended_seq bigint
);
create index who_appointments_by_account on who_appointments (account_id);
create index who_appointments_by_office on who_appointments (office_id);

-- What of the town is open to the public. A new town is closed; one that served before stays as it was.
create table who_openings (
  door text not null,
  opened_at bigint not null,
  opened_seq bigint,
  closed_at bigint,
  closed_seq bigint,
  primary key (door, opened_at)
);
insert into who_openings (door, opened_at)
select 'plans', 0
  from who_towns;
