-- Heads of the chain of accesses, noted together with those of the records.
create table control_access_heads (
  town text not null,
  noted_at bigint not null,
  seq bigint not null,
  seal blob not null,
  why text not null,
  primary key (town, noted_at, seq)
);
