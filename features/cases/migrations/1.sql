-- What can be asked of city hall. A programme has a name in addresses; everything else of it is said by rows that follow.
create table cases_programmes (
  id blob not null primary key,
  slug text not null unique,
  made_seq bigint not null
);

-- The inventory: what a programme is for the list of all of them, with or without a text of its own. The latest counts.
create table cases_statements (
  seq bigint not null primary key,
  programme_id blob not null references cases_programmes (id),
  name text not null,
  section_id blob not null references who_sections (id),
  scene text not null,
  about text not null,
  online text not null,
  link text,
  is_by_post bigint not null,
  is_at_counter bigint not null,
  is_national bigint not null,
  is_inside bigint not null,
  basis text,
  yearly_count bigint,
  is_gone bigint not null
);
create index cases_statements_by_programme on cases_statements (programme_id, seq);

-- A text that was adopted, from a day on. This row never changes.
create table cases_versions (
  programme_id blob not null references cases_programmes (id),
  number bigint not null,
  from_on bigint not null,
  body text not null,
  hash blob not null,
  section_id blob not null references who_sections (id),
  post text not null,
  adopted_at bigint not null,
  seq bigint not null,
  primary key (programme_id, number)
);

-- The end of a programme, from a day on; a later text opens it again.
create table cases_withdrawals (
  seq bigint not null primary key,
  programme_id blob not null references cases_programmes (id),
  from_on bigint not null,
  reason text not null,
  post text not null
);
create index cases_withdrawals_by_programme on cases_withdrawals (programme_id, seq);

-- A text on its way, right or wrong as it was typed; one a programme.
create table cases_drafts (
  programme_id blob not null primary key references cases_programmes (id),
  body text not null,
  revision bigint not null,
  post text not null,
  saved_at bigint not null
);

-- Public holidays that were taken in; a year that is here is whole, and stands in place of the one that is built in.
create table cases_holidays (
  day bigint not null primary key,
  name text not null,
  seq bigint not null
);
