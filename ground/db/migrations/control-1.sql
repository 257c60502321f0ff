-- The control file: which towns there are, when something is due in them, and the heads that their owners cannot reach.
create table control_towns (
  name text not null primary key,
  made_at bigint not null,
  state text not null,
  reason text,
  next_due_at bigint
);
create table control_heads (
  town text not null,
  noted_at bigint not null,
  seq bigint not null,
  seal blob not null,
  why text not null,
  primary key (town, noted_at, seq)
);
create table control_erasures (
  town text not null,
  seq bigint not null,
  noted_at bigint not null,
  primary key (town, seq)
);
