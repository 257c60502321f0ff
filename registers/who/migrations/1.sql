-- The town itself: one row, with its face and its own words.
create table who_towns (
  slug text not null primary key,
  name text not null,
  name_easy text,
  name_en text not null,
  accent text not null,
  is_sample bigint not null,
  note text,
  word_community text not null,
  word_collaboration text not null,
  word_district text not null,
  word_headquarters text not null
);

-- Areas, each with the days on which it was one. An open end is null.
create table who_areas (
  id blob not null primary key,
  code text not null unique,
  ordinal bigint not null,
  name text not null,
  kind text not null,
  parent_id blob references who_areas (id),
  valid_from bigint,
  valid_to bigint
);
create table who_area_successions (
  area_id blob not null references who_areas (id),
  successor_id blob not null references who_areas (id),
  primary key (area_id, successor_id)
);

-- Numbers counted elsewhere, with their day and source: households, population.
create table who_area_facts (
  area_id blob not null references who_areas (id),
  day bigint not null,
  what text not null,
  value bigint not null,
  source text not null,
  primary key (area_id, what, day)
);

-- Sections of city hall.
create table who_sections (
  id blob not null primary key,
  code text not null unique,
  ordinal bigint not null,
  name text not null,
  parent_id blob references who_sections (id),
  valid_from bigint,
  valid_to bigint
);
create index who_sections_by_name on who_sections (name);
create table who_section_successions (
  section_id blob not null references who_sections (id),
  successor_id blob not null references who_sections (id),
  primary key (section_id, successor_id)
);

-- Posts in sections; no persons.
create table who_offices (
  id blob not null primary key,
  section_id blob not null references who_sections (id),
  title text not null,
  ordinal bigint not null,
  valid_from bigint,
  valid_to bigint,
  unique (section_id, title)
);

-- Published to all rooms: where an area lies, and on which days. An open end is the first or last day of the calendar.
create view v_area_path as
  select a.id, a.code, a.name, a.kind, a.parent_id,
         case when p.name is null then a.name else p.name || ' ' || a.name end as path,
         coalesce(a.valid_from, 10101) as valid_from,
         coalesce(a.valid_to, 99991231) as valid_to
    from who_areas a
    left join who_areas p on p.id = a.parent_id;

-- Published to all rooms: sections, to be narrowed to a day.
create view v_sections_on as
  select id, code, name, parent_id, ordinal,
         coalesce(valid_from, 10101) as valid_from,
         coalesce(valid_to, 99991231) as valid_to
    from who_sections;

-- Published to all rooms: posts, to be narrowed to a day.
create view v_offices_on as
  select o.id, o.title, o.section_id, s.name as section_name,
         coalesce(o.valid_from, 10101) as valid_from,
         coalesce(o.valid_to, 99991231) as valid_to
    from who_offices o
    join who_sections s on s.id = o.section_id;
