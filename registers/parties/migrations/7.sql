-- How sure the town must be of somebody before an act, where the town has said it: the last word about each act.
create table parties_levels (
  act text not null primary key,
  level text not null,
  set_seq bigint not null
);
