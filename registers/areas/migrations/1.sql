-- 全国地方公共団体コード of the town, where it has one: one row.
create table areas_towns (
  code text not null primary key
);

-- What the town calls its kinds of areas. A lower rank holds a higher one: 校区 1, 町内 2, 班 3.
create table areas_kinds (
  word text not null primary key,
  rank bigint not null,
  word_easy text,
  word_en text
);

-- Areas, each with the days on which it was one. An open end is null. The path is its name with the names above it.
create table areas_areas (
  id blob not null primary key,
  code text not null unique,
  ordinal bigint not null,
  name text not null,
  reading text,
  kind text not null references areas_kinds (word),
  path text not null,
  valid_from bigint,
  valid_to bigint
);
create index areas_areas_by_name on areas_areas (name);

-- In which area another lies, from which day: the neighbourhoods of a district that is split go to another. 10101: since ever.
create table areas_places (
  area_id blob not null references areas_areas (id),
  from_on bigint not null,
  to_on bigint,
  parent_id blob not null references areas_areas (id),
  primary key (area_id, from_on)
);
create index areas_places_by_parent on areas_places (parent_id);

create table areas_successions (
  area_id blob not null references areas_areas (id),
  successor_id blob not null references areas_areas (id),
  primary key (area_id, successor_id)
);
create index areas_successions_by_successor on areas_successions (successor_id);

-- What the town counts by areas beyond what all towns count.
create table areas_items (
  code text not null primary key,
  ordinal bigint not null,
  name text not null,
  unit text not null,
  counts_people bigint not null
);

-- One deed that states figures or outlines: a file, an entry, an import. It holds from its record on, until it is undone.
create table areas_statements (
  id blob not null primary key,
  way text not null,
  reason text,
  seq bigint,
  undone_seq bigint
);

-- Numbers counted elsewhere, with their day and source. Of several statements about the same day the latest counts; one without a
-- value takes the figure back.
create table areas_figures (
  area_id blob not null references areas_areas (id),
  what text not null,
  day bigint not null,
  statement_id blob not null references areas_statements (id),
  value bigint,
  source text not null,
  primary key (area_id, what, day, statement_id)
);
create index areas_figures_by_day on areas_figures (day, what);
create index areas_figures_by_statement on areas_figures (statement_id);

-- Outlines and places as GeoJSON; of several the latest counts.
create table areas_shapes (
  area_id blob not null references areas_areas (id),
  statement_id blob not null references areas_statements (id),
  geojson text not null,
  source text not null,
  primary key (area_id, statement_id)
);
create index areas_shapes_by_statement on areas_shapes (statement_id);

-- A reorganisation: prepared ahead, adopted, in force from its day.
create table areas_reforms (
  id blob not null primary key,
  effective_on bigint not null,
  made_at bigint not null
);
create table areas_reform_begins (
  id blob not null primary key,
  reform_id blob not null references areas_reforms (id),
  code text not null,
  name text not null,
  reading text,
  kind text not null references areas_kinds (word),
  parent_id blob
);
create index areas_reform_begins_by_reform on areas_reform_begins (reform_id);
create table areas_reform_endings (
  reform_id blob not null references areas_reforms (id),
  area_id blob not null references areas_areas (id),
  primary key (reform_id, area_id)
);
create table areas_reform_heirs (
  reform_id blob not null references areas_reforms (id),
  area_id blob not null references areas_areas (id),
  heir_id blob not null references areas_reform_begins (id),
  primary key (reform_id, area_id, heir_id)
);
create table areas_reform_moves (
  reform_id blob not null references areas_reforms (id),
  area_id blob not null references areas_areas (id),
  parent_id blob not null,
  primary key (reform_id, area_id)
);
create table areas_reform_adoptions (
  id blob not null primary key,
  reform_id blob not null references areas_reforms (id),
  adopted_at bigint not null,
  adopted_seq bigint not null,
  withdrawn_at bigint,
  withdrawn_seq bigint
);
create index areas_reform_adoptions_by_reform on areas_reform_adoptions (reform_id);

-- A spreadsheet on its way in: looked at, mapped, confirmed or discarded. Its bytes go when it is decided.
create table areas_imports (
  id blob not null primary key,
  begun_at bigint not null,
  account_id blob not null,
  name text not null,
  hash blob not null,
  bytes blob,
  day bigint,
  source text not null,
  statement_id blob references areas_statements (id),
  discarded_at bigint
);
create index areas_imports_by_hash on areas_imports (hash);
create table areas_import_columns (
  import_id blob not null references areas_imports (id),
  position bigint not null,
  target text not null,
  primary key (import_id, position)
);

-- The rows of the hall move here, ids and all. A kind gets its rank from how deep its areas lie.
insert into areas_kinds (word, rank)
  with recursive deep (id, kind, depth) as (
    select id, kind, 1 from who_areas where parent_id is null
    union all
    select a.id, a.kind, d.depth + 1 from who_areas a join deep d on a.parent_id = d.id
  )
  select kind, max(depth) from deep group by kind;
insert into areas_areas (id, code, ordinal, name, kind, path, valid_from, valid_to)
  with recursive deep (id, path) as (
    select id, name from who_areas where parent_id is null
    union all
    select a.id, d.path || ' ' || a.name from who_areas a join deep d on a.parent_id = d.id
  )
  select a.id, a.code, a.ordinal, a.name, a.kind, d.path, a.valid_from, a.valid_to
    from who_areas a
    join deep d on d.id = a.id;
insert into areas_places (area_id, from_on, parent_id)
  select id, coalesce(valid_from, 10101), parent_id from who_areas where parent_id is not null;
insert into areas_successions (area_id, successor_id)
  select area_id, successor_id from who_area_successions;
insert into areas_statements (id, way, seq)
  select area_id, 'file', 0 from who_area_facts order by area_id limit 1;
insert into areas_figures (area_id, what, day, statement_id, value, source)
  select f.area_id, f.what, f.day, s.id, f.value, f.source
    from who_area_facts f
    join areas_statements s on s.seq = 0;

drop view v_area_path;
drop table who_area_facts;
drop table who_area_successions;
drop table who_areas;

-- Published to all rooms: where an area lies, to be narrowed to a day: a reorganisation changes it on its day. An open end is the
-- first or last day of the calendar.
create view v_area_path as
  select a.id, a.code, a.name, a.kind, p.parent_id,
         case when o.id is null then a.name else o.name || ' ' || a.name end as path,
         coalesce(p.from_on, a.valid_from, 10101) as valid_from,
         coalesce(p.to_on, a.valid_to, 99991231) as valid_to
    from areas_areas a
    left join areas_places p on p.area_id = a.id
    left join areas_areas o on o.id = p.parent_id
  union all
  -- Before the first place there is an area all the same.
  select a.id, a.code, a.name, a.kind, null as parent_id, a.name as path,
         coalesce(a.valid_from, 10101) as valid_from,
         (select min(p.from_on) from areas_places p where p.area_id = a.id) - 1 as valid_to
    from areas_areas a
   where exists (select 1 from areas_places p where p.area_id = a.id)
     and coalesce(a.valid_from, 10101) < (select min(p.from_on) from areas_places p where p.area_id = a.id);

-- Published to all rooms: in which area another lies, to be narrowed to a day.
create view v_area_places as
  select area_id, parent_id, from_on as valid_from, coalesce(to_on, 99991231) as valid_to
    from areas_places;

-- What the public sees of the figures of a day: small numbers of people and what would betray them are hidden, and stand here
-- without a value. Made anew for its day by every statement about it.
create table areas_released (
  area_id blob not null references areas_areas (id),
  day bigint not null,
  what text not null,
  value bigint,
  source text not null,
  primary key (area_id, day, what)
);
create index areas_released_by_day on areas_released (day);
insert into areas_released (area_id, day, what, value, source)
  select f.area_id, f.day, f.what,
         case when exists (
           select 1 from areas_figures small where small.day = f.day and small.what = f.what and small.value between 1 and 9
         ) then null else f.value end,
         f.source
    from areas_figures f;
