-- Records: one for each deed, dense in the order of commit, sealed in a chain.
create table journal_records (
  seq bigint not null primary key,
  recorded_at bigint,
  occurred_on bigint not null,
  fiscal_year bigint not null,
  kind text not null,
  version bigint not null,
  actor_kind text not null,
  actor blob,
  actor_for blob,
  actor_key text,
  channel text not null,
  area blob,
  section blob,
  subject blob,
  corrects bigint,
  visibility text not null,
  body text not null,
  details_hash blob,
  seal blob not null
);
-- A record is corrected at most once; a second correction corrects the first.
create unique index journal_records_corrects on journal_records (corrects);
create index journal_records_subject on journal_records (subject, seq);
create index journal_records_kind on journal_records (kind, seq);
create index journal_records_time on journal_records (recorded_at, seq);

-- The items of plans that a record serves.
create table journal_nodes (
  seq bigint not null,
  node blob not null,
  primary key (seq, node)
);
create index journal_nodes_by_node on journal_nodes (node, seq);

-- Personal or free text that the audit needs; erased without breaking the chain.
create table journal_details (
  seq bigint not null primary key,
  salt blob not null,
  content text not null
);

-- What is countable, derived from the facts. Unused dimensions are empty.
create table journal_lines (
  seq bigint not null,
  ordinal bigint not null,
  counter text not null,
  day bigint not null,
  fiscal_year bigint not null,
  area blob not null,
  section blob not null,
  node blob not null,
  d1 text not null,
  d2 text not null,
  d3 text not null,
  d4 text not null,
  quantity bigint not null,
  subject blob,
  is_reversal bigint not null,
  primary key (seq, ordinal)
);
create index journal_lines_counter on journal_lines (counter, day, seq);

-- Sums of the lines by counter, day and dimensions: what every figure of today is made of. `entries` is the number of
-- lines that stand: a line that takes another back takes its entry back, too.
create table journal_tallies (
  counter text not null,
  day bigint not null,
  area blob not null,
  section blob not null,
  node blob not null,
  d1 text not null,
  d2 text not null,
  d3 text not null,
  d4 text not null,
  quantity bigint not null,
  entries bigint not null,
  primary key (counter, day, area, section, node, d1, d2, d3, d4)
);

-- How far each later reaction has come.
create table journal_cursors (
  reaction text not null primary key,
  seq bigint not null,
  failures bigint not null,
  retry_at bigint not null
);

-- What is to be done at a moment.
create table journal_jobs (
  kind text not null,
  subject blob not null,
  due_at bigint not null,
  failures bigint not null,
  primary key (kind, subject)
);
create index journal_jobs_due on journal_jobs (due_at);
