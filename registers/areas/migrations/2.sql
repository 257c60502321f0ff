-- 担当: a section of city hall is in charge of an area, on which days. Its end erases nothing.
create table areas_charges (
  id blob not null primary key,
  area_id blob not null references areas_areas (id),
  section_id blob not null references who_sections (id),
  from_on bigint not null,
  to_on bigint,
  source text not null,
  made_seq bigint not null,
  ended_seq bigint,
  withdrawn_seq bigint
);
create index areas_charges_by_area on areas_charges (area_id, from_on);
create index areas_charges_by_section on areas_charges (section_id);
