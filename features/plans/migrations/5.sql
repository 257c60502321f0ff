-- The record that holds the reason why a sheet was left out, so that it can be erased with it.
alter table plans_sheets add column left_out_seq bigint;
create index plans_sheets_by_left_out_seq on plans_sheets (left_out_seq);

-- The version of the plan that a year judges: the one in force when its sheets were dealt out. An amendment takes nothing away.
alter table plans_rounds add column version_number bigint;

-- Which sections were reminded of the sheets that wait for them: number 0 in the week before the day, then one for each week
-- after it.
create table plans_round_reminders (
  round_id blob not null references plans_rounds (id),
  step text not null,
  section_id blob not null,
  number bigint not null,
  sent_on bigint not null,
  primary key (round_id, step, section_id, number)
);
