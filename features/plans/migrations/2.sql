-- Figures from outside are corrected with a reason, which the public reads, and taken back when they were entered by mistake.
alter table plans_observations add column reason text;
alter table plans_observations add column stated_on bigint;
alter table plans_observations add column is_withdrawn bigint not null default 0;
create index plans_observations_by_year on plans_observations (origin, fiscal_year, indicator_id, as_of_seq);
