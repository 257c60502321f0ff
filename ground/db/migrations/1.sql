-- Idempotency keys: what was sent once is done once, and answered alike.
create table db_keys (
  actor text not null,
  route text not null,
  key text not null,
  fingerprint blob not null,
  outcome text not null,
  made_at bigint not null,
  primary key (actor, route, key)
);
create index db_keys_by_age on db_keys (made_at);
