-- A document that was read, to be looked through before anything of it becomes a draft of a plan. The file itself is not kept:
-- what counts are its mark, its text as read, and where in it each field stands.
create table plans_readings (
  id blob not null primary key,
  begun_at bigint not null,
  post text not null,
  name text not null,
  hash blob not null,
  size bigint not null,
  state text not null,
  worked_at bigint,
  parts_done bigint not null,
  parts bigint not null,
  refusal text,
  seq bigint not null,
  laid_plan text,
  laid_seq bigint,
  aside_seq bigint
);
create index plans_readings_by_hash on plans_readings (hash);

-- The text, some lines to a row.
create table plans_reading_texts (
  reading_id blob not null references plans_readings (id),
  first_line bigint not null,
  line_count bigint not null,
  body text not null,
  primary key (reading_id, first_line)
);

-- What the reader says a person should look at.
create table plans_reading_warnings (
  reading_id blob not null references plans_readings (id),
  ordinal bigint not null,
  code text not null,
  about text not null,
  line bigint,
  primary key (reading_id, ordinal)
);

-- The plan itself, its items and its indicators, in the order of the document.
create table plans_reading_things (
  reading_id blob not null references plans_readings (id),
  number bigint not null,
  thing text not null,
  primary key (reading_id, number)
);

-- One field of a thing as it was read; without a value where nothing is printed. This row never changes.
create table plans_reading_fields (
  reading_id blob not null references plans_readings (id),
  number bigint not null,
  field text not null,
  value text,
  confidence bigint not null,
  line bigint,
  letter bigint,
  end_line bigint,
  end_letter bigint,
  primary key (reading_id, number, field)
);

-- What else a field might be.
create table plans_reading_choices (
  reading_id blob not null references plans_readings (id),
  number bigint not null,
  field text not null,
  ordinal bigint not null,
  value text not null,
  primary key (reading_id, number, field, ordinal)
);

-- What a person said of a field; the latest counts, and nothing is written over.
create table plans_reading_decisions (
  reading_id blob not null references plans_readings (id),
  number bigint not null,
  field text not null,
  seq bigint not null,
  verdict text not null,
  value text,
  post text not null,
  primary key (reading_id, number, field, seq)
);
