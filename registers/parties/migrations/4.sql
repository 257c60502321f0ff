-- A duty of the year of a body: in a month or on a day, by whom. A yearly one is carried over to the next year.
create table parties_duties (
  id blob not null primary key,
  organization_id blob not null references parties_organizations (id),
  fiscal_year bigint not null,
  month bigint not null,
  day bigint,
  title text not null,
  post_id blob references parties_posts (id),
  note text not null,
  is_yearly bigint not null,
  before_id blob references parties_duties (id),
  made_seq bigint not null,
  done_seq bigint,
  withdrawn_seq bigint
);
create index parties_duties_by_organization on parties_duties (organization_id, fiscal_year);
create index parties_duties_by_before on parties_duties (before_id);

-- A section of city hall asks bodies for something, and says how many minutes it will cost each of them.
create table parties_requests (
  id blob not null primary key,
  section_id blob not null references who_sections (id),
  title text not null,
  words text not null,
  due_on bigint not null,
  minutes bigint not null,
  answer text not null,
  made_at bigint not null,
  made_seq bigint not null,
  withdrawn_seq bigint
);
create index parties_requests_by_section on parties_requests (section_id, due_on);
create index parties_requests_by_due on parties_requests (due_on);

-- One row a body that is asked; what it counts stands in a record of its own.
create table parties_askings (
  id blob not null primary key,
  request_id blob not null references parties_requests (id),
  organization_id blob not null references parties_organizations (id),
  asked_seq bigint not null,
  withdrawn_seq bigint,
  unique (request_id, organization_id)
);
create index parties_askings_by_organization on parties_askings (organization_id);

-- What a body answered; the latest holds. The minutes are those that it really took.
create table parties_answers (
  made_seq bigint not null primary key,
  asking_id blob not null references parties_askings (id),
  outcome text not null,
  words text not null,
  minutes bigint,
  answered_on bigint not null
);
create index parties_answers_by_asking on parties_answers (asking_id, made_seq);

-- Somebody who holds a post or will is asked to come in by an account; its owner accepts, nobody else.
create table parties_invitations (
  id blob not null primary key,
  office_id blob not null references parties_offices (id),
  account_id blob not null references who_accounts (id),
  made_at bigint not null,
  made_seq bigint not null,
  accepted_seq bigint
);
create index parties_invitations_by_account on parties_invitations (account_id);
create index parties_invitations_by_office on parties_invitations (office_id);

-- A document of a body: what it is and where it is kept.
create table parties_papers (
  id blob not null primary key,
  organization_id blob not null references parties_organizations (id),
  title text not null,
  place text not null,
  note text not null,
  made_seq bigint not null,
  withdrawn_seq bigint
);
create index parties_papers_by_organization on parties_papers (organization_id);

-- 引きつぎ: what goes from one holder of a post to the next. It belongs to the office; the counts are those of the day on which
-- it was made. Both sign the same list, each by an account of their own.
create table parties_handovers (
  id blob not null primary key,
  organization_id blob not null references parties_organizations (id),
  post_id blob not null references parties_posts (id),
  note text not null,
  households bigint,
  open_requests bigint not null,
  open_joins bigint not null,
  made_at bigint not null,
  made_seq bigint not null,
  withdrawn_seq bigint
);
create index parties_handovers_by_organization on parties_handovers (organization_id, made_seq);
create table parties_handover_items (
  handover_id blob not null references parties_handovers (id),
  ordinal bigint not null,
  label text not null,
  primary key (handover_id, ordinal)
);
create table parties_handover_signs (
  handover_id blob not null references parties_handovers (id),
  side text not null,
  office_id blob not null references parties_offices (id),
  signed_on bigint not null,
  made_seq bigint not null,
  primary key (handover_id, side)
);
create index parties_handover_signs_by_office on parties_handover_signs (office_id);
