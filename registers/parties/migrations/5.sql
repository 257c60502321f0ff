-- A posted code: somebody who is in asks for a letter, the desk decides who they are and sends it, and the code in it shows that
-- it reached them. Name and address stay until it has ended; then who they are stands in the register, or nowhere.
create table parties_letters (
  id blob not null primary key,
  account_id blob not null references who_accounts (id),
  name text not null,
  kana text not null,
  area_id blob,
  address text not null,
  asked_at bigint not null,
  asked_seq bigint not null,
  person_id blob references parties_persons (id),
  prepared_seq bigint,
  code_hash blob,
  printed_at bigint,
  prints bigint not null,
  ends_on bigint,
  tries bigint not null,
  outcome text,
  ended_at bigint,
  ended_seq bigint,
  reason text not null
);
create index parties_letters_by_account on parties_letters (account_id, asked_at);
create index parties_letters_by_outcome on parties_letters (outcome, asked_at);
create index parties_letters_by_person on parties_letters (person_id);
