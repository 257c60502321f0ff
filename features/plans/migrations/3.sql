-- The evaluation of a plan for a fiscal year. The form is copied into the round: what changes next year touches nothing here.
create table plans_rounds (
  id blob not null primary key,
  plan_id blob not null references plans_plans (id),
  fiscal_year bigint not null,
  state text not null,
  form_code text not null,
  form_title text not null,
  reckoning text not null,
  scale_name text not null,
  scale_unit text not null,
  has_department bigint not null,
  has_outside bigint not null,
  section_by bigint not null,
  department_by bigint,
  planning_by bigint not null,
  frozen_on bigint,
  unique (plan_id, fiscal_year)
);
create table plans_round_levels (
  round_id blob not null references plans_rounds (id),
  ordinal bigint not null,
  level text not null,
  primary key (round_id, ordinal)
);
create table plans_round_fields (
  round_id blob not null references plans_rounds (id),
  ordinal bigint not null,
  code text not null,
  kind text not null,
  label text not null,
  help text,
  is_required bigint not null,
  max bigint,
  unit text,
  primary key (round_id, code)
);
create table plans_round_options (
  round_id blob not null references plans_rounds (id),
  field_code text not null,
  ordinal bigint not null,
  code text not null,
  label text not null,
  points bigint,
  primary key (round_id, field_code, code)
);
create table plans_round_evaluators (
  round_id blob not null references plans_rounds (id),
  ordinal bigint not null,
  name text not null,
  primary key (round_id, ordinal)
);
create table plans_round_grades (
  round_id blob not null references plans_rounds (id),
  grade bigint not null,
  label text not null,
  above double,
  equals double,
  from_value double,
  below double,
  is_judged bigint not null,
  primary key (round_id, grade)
);

-- One sheet for each item of the plan that is judged; the item is known by its lasting id.
create table plans_sheets (
  id blob not null primary key,
  round_id blob not null references plans_rounds (id),
  node_id blob not null,
  ordinal bigint not null,
  section_id blob,
  state text not null,
  left_out text,
  unique (round_id, node_id)
);
create index plans_sheets_by_node on plans_sheets (node_id);

-- What was written on a sheet. Nothing is rewritten: the highest number of a field stands, the earlier stay.
create table plans_sheet_answers (
  sheet_id blob not null references plans_sheets (id),
  field_code text not null,
  number bigint not null,
  body text not null,
  written_at bigint not null,
  primary key (sheet_id, field_code, number)
);

-- The grade that each step gave, with its reason; measure and judgement stand beside each other.
create table plans_evaluations (
  sheet_id blob not null references plans_sheets (id),
  step text not null,
  number bigint not null,
  grade bigint not null,
  proposed bigint,
  percent double,
  reason text,
  proxy text,
  seq bigint not null,
  decided_on bigint not null,
  primary key (sheet_id, step, number)
);
create index plans_evaluations_by_seq on plans_evaluations (seq);

-- What a step asked to be put right, at its field; the empty code means the sheet as a whole.
create table plans_sheet_remarks (
  sheet_id blob not null references plans_sheets (id),
  number bigint not null,
  step text not null,
  field_code text not null,
  body text not null,
  seq bigint not null,
  made_on bigint not null,
  is_settled bigint not null,
  primary key (sheet_id, number)
);
create index plans_sheet_remarks_by_seq on plans_sheet_remarks (seq);

-- What people from outside said on a sheet, and what the section answers.
create table plans_sheet_comments (
  sheet_id blob not null references plans_sheets (id),
  number bigint not null,
  by_whom text not null,
  body text not null,
  seq bigint not null,
  made_on bigint not null,
  answer text,
  answer_seq bigint,
  answered_on bigint,
  primary key (sheet_id, number)
);
create index plans_sheet_comments_by_seq on plans_sheet_comments (seq);
create index plans_sheet_comments_by_answer_seq on plans_sheet_comments (answer_seq);

-- The figures of a sheet as they stood when the year was frozen.
create table plans_snapshots (
  sheet_id blob not null references plans_sheets (id),
  ordinal bigint not null,
  indicator_id blob not null,
  name text not null,
  unit text,
  decimals bigint not null,
  baseline_raw text,
  target_raw text,
  state text not null,
  reached text not null,
  percent double,
  primary key (sheet_id, ordinal)
);
create table plans_snapshot_years (
  sheet_id blob not null references plans_sheets (id),
  ordinal bigint not null,
  fiscal_year bigint not null,
  value double,
  upper bigint,
  lower bigint,
  is_withheld bigint not null,
  is_preliminary bigint not null,
  through bigint,
  primary key (sheet_id, ordinal, fiscal_year)
);

-- Each publication of a year, and its withdrawal.
create table plans_publications (
  round_id blob not null references plans_rounds (id),
  number bigint not null,
  published_at bigint not null,
  published_seq bigint not null,
  withdrawn_on bigint,
  withdrawn_seq bigint,
  reason text,
  primary key (round_id, number)
);
create index plans_publications_by_withdrawn_seq on plans_publications (withdrawn_seq);
