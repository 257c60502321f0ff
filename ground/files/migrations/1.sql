-- The files of a town. The contents lie beside the database under their hash; a row stands only for contents that are there.
-- Who may see a file, and to what it belongs, lies with the feature that took it in. An erased file keeps its row without its name;
-- its hash goes with its contents.
create table files_files (
  id blob not null primary key,
  hash blob not null,
  bytes bigint not null,
  media text not null,
  name text not null,
  made_at bigint not null,
  made_seq bigint not null,
  erased_at bigint,
  gone_at bigint
);
create index files_files_by_hash on files_files (hash);
create index files_files_leaving on files_files (gone_at, erased_at);
