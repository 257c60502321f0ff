-- 閲覧記録: who saw whom, who signed in, who was denied. One row each, dense in the order of commit over all months,
-- sealed in a chain of its own.
create table journal_accesses (
  seq bigint not null primary key,
  noted_at bigint not null,
  kind text not null,
  face text not null,
  who blob,
  section blob,
  route text not null,
  purpose text not null,
  reason text,
  reason_salt blob,
  reason_hash blob,
  persons bigint not null,
  seal blob not null
);
create index journal_accesses_time on journal_accesses (noted_at, seq);
create index journal_accesses_who on journal_accesses (who, seq);

-- The persons whom an access was about.
create table journal_access_subjects (
  seq bigint not null,
  subject blob not null,
  primary key (seq, subject)
);
create index journal_access_subjects_by_subject on journal_access_subjects (subject, seq);

-- The months of the chain. A month is closed when the next one begins, and dropped as a whole after its term; its row
-- stays, so that the chain goes on over it.
create table journal_access_months (
  month bigint not null primary key,
  first_seq bigint not null,
  last_seq bigint,
  last_seal blob,
  dropped_at bigint
);
