-- Where an area lies is told by areas_places alone: a path that is kept beside it would be a second truth.
alter table areas_areas drop column path;

-- Published to all rooms: areas of all days, each with the area in which it lies, or lay last.
create view v_areas as
  select a.id, a.code, a.ordinal, a.name, a.reading, a.kind,
         (select p.parent_id from areas_places p where p.area_id = a.id order by p.from_on desc limit 1) as parent_id,
         a.valid_from, a.valid_to
    from areas_areas a;

-- A file that says which areas there are: looked at, mapped, confirmed or put aside. Its bytes go when it is decided.
create table areas_listings (
  id blob not null primary key,
  begun_at bigint not null,
  account_id blob not null,
  name text not null,
  hash blob not null,
  bytes blob,
  kind text references areas_kinds (word),
  source text not null,
  statement_id blob references areas_statements (id),
  seq bigint,
  undone_seq bigint,
  discarded_at bigint
);
create index areas_listings_by_hash on areas_listings (hash);
create table areas_listing_columns (
  listing_id blob not null references areas_listings (id),
  position bigint not null,
  meaning text not null,
  primary key (listing_id, position)
);

-- The areas that a listing made. When it is undone they go, and their ids stay here.
create table areas_listing_areas (
  listing_id blob not null references areas_listings (id),
  area_id blob not null,
  primary key (listing_id, area_id)
);
