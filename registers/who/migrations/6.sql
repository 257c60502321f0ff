-- Ways in that others keep: an identity provider, one of each profile, as the town opened it. Off until an administrator opens it.
create table who_ways (
  profile text not null primary key,
  issuer text not null,
  client_id text not null,
  client_secret text not null,
  signing_key blob not null,
  key_id text not null,
  opened_at bigint not null,
  opened_seq bigint not null,
  closed_at bigint
);

-- With which of their subjects somebody comes in. Of the subject only a hash is kept, and one subject opens one account.
-- What a company's way states of it stands beside, as the provider said it on that day.
create table who_identities (
  id blob not null primary key,
  profile text not null,
  subject_hash blob not null,
  account_id blob not null references who_accounts (id),
  since_at bigint not null,
  bound_seq bigint not null,
  company_number text not null,
  company_name text not null,
  mandate text not null,
  unique (profile, subject_hash)
);
create index who_identities_by_account on who_identities (account_id);

-- Somebody who went out to a provider and has not come back, or has come back and not finished. What goes out with them is
-- derived from the secret of their browser, so nothing that stands here helps anybody to come back in their place.
create table who_journeys (
  id blob not null primary key,
  browser_hash blob not null,
  profile text not null,
  account_id blob references who_accounts (id),
  to_path text not null,
  lang text not null,
  made_at bigint not null,
  ends_at bigint not null,
  answered_at bigint,
  subject_hash blob,
  name text not null,
  company_number text not null,
  company_name text not null,
  mandate text not null,
  done_at bigint
);
create index who_journeys_by_browser on who_journeys (browser_hash, made_at);
create index who_journeys_by_end on who_journeys (ends_at);
