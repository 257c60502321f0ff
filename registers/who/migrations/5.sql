-- Sections that came to lie under another one, each from its day on; before the first, they lie where they began.
create table who_section_moves (
  section_id blob not null references who_sections (id),
  from_on bigint not null,
  parent_id blob references who_sections (id),
  adoption_id blob not null references who_transfer_adoptions (id),
  primary key (section_id, from_on)
);
-- Lines of a list: a section that stays goes under another one, or directly under the town.
create table who_transfer_placements (
  transfer_id blob not null references who_transfers (id),
  section_id blob not null references who_sections (id),
  parent_id blob,
  primary key (transfer_id, section_id)
);

-- Published to all rooms: under which section a section lies, from a day to before another.
create view v_section_parents as
  select s.id as section_id, s.parent_id, 10101 as from_on,
         coalesce((select min(m.from_on) from who_section_moves m where m.section_id = s.id), 99991232) as before_on
    from who_sections s
  union all
  select m.section_id, m.parent_id, m.from_on,
         coalesce((select min(n.from_on) from who_section_moves n where n.section_id = m.section_id and n.from_on > m.from_on),
                  99991232) as before_on
    from who_section_moves m;

-- Published to all rooms: sections, to be narrowed to a day. What lies above them changes with the days, and is asked there.
drop view v_sections_on;
create view v_sections_on as
  select id, code, name, ordinal,
         coalesce(valid_from, 10101) as valid_from,
         coalesce(valid_to, 99991231) as valid_to
    from who_sections;
