-- The paper on which something was said that another typed: pictures or a scan, in the order in which they came.
create table parties_behalf_papers (
  behalf_id blob not null references parties_behalves (id),
  position bigint not null,
  file_id blob not null references files_files (id),
  primary key (behalf_id, position)
);
create index parties_behalf_papers_by_file on parties_behalf_papers (file_id);
