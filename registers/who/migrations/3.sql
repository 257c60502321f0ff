-- 人事異動: a list prepared ahead. Once adopted, it holds from 0:00 of its day.
create table who_transfers (
  id blob not null primary key,
  effective_on bigint not null,
  made_at bigint not null
);
-- A list is adopted as a whole, and until its day withdrawn as a whole. Withdrawn, it is a draft again.
create table who_transfer_adoptions (
  id blob not null primary key,
  transfer_id blob not null references who_transfers (id),
  adopted_at bigint not null,
  adopted_seq bigint not null,
  withdrawn_at bigint,
  withdrawn_seq bigint
);
create index who_transfer_adoptions_by_transfer on who_transfer_adoptions (transfer_id);

-- Lines: sections that begin. The id is that of the section to be, so that other lines can speak of it.
create table who_transfer_sections (
  id blob not null primary key,
  transfer_id blob not null references who_transfers (id),
  code text not null,
  name text not null,
  parent_id blob
);
create index who_transfer_sections_by_transfer on who_transfer_sections (transfer_id);

-- Lines: sections that end on the eve, and who takes over: sections that are there, or that begin in the same list.
create table who_transfer_endings (
  transfer_id blob not null references who_transfers (id),
  section_id blob not null references who_sections (id),
  primary key (transfer_id, section_id)
);
create table who_transfer_heirs (
  transfer_id blob not null,
  section_id blob not null,
  heir_id blob not null,
  primary key (transfer_id, section_id, heir_id),
  foreign key (transfer_id, section_id) references who_transfer_endings (transfer_id, section_id)
);

-- Lines: offices that begin. The id is that of the office to be; it may do what the one that it is like may do.
create table who_transfer_offices (
  id blob not null primary key,
  transfer_id blob not null references who_transfers (id),
  section_id blob not null,
  title text not null,
  is_single bigint not null,
  like_id blob references who_offices (id)
);
create index who_transfer_offices_by_transfer on who_transfer_offices (transfer_id);

-- Lines: offices that end on the eve, and the office that inherits: one that is there, or that begins in the same list.
create table who_transfer_office_endings (
  transfer_id blob not null references who_transfers (id),
  office_id blob not null references who_offices (id),
  heir_id blob,
  primary key (transfer_id, office_id)
);

-- Lines: people who come, go, or change their office. Without an office to leave they come, without one to take they go.
create table who_transfer_moves (
  id blob not null primary key,
  transfer_id blob not null references who_transfers (id),
  account_id blob not null references who_accounts (id),
  from_office_id blob,
  to_office_id blob,
  until_on bigint
);
create index who_transfer_moves_by_transfer on who_transfer_moves (transfer_id);

-- What an adoption wrote beside its lines, so that a withdrawal can take back exactly that. Gone when it is withdrawn.
create table who_transfer_office_ends (
  adoption_id blob not null references who_transfer_adoptions (id),
  office_id blob not null references who_offices (id),
  valid_to_before bigint,
  primary key (adoption_id, office_id)
);
create table who_transfer_appointment_ends (
  adoption_id blob not null references who_transfer_adoptions (id),
  appointment_id blob not null references who_appointments (id),
  to_on_before bigint,
  ended_seq_before bigint,
  primary key (adoption_id, appointment_id)
);
create table who_transfer_appointment_begins (
  adoption_id blob not null references who_transfer_adoptions (id),
  appointment_id blob not null references who_appointments (id),
  primary key (adoption_id, appointment_id)
);
