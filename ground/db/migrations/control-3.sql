-- The noted heads of both chains in one place.
create table control_noted_heads (
  town text not null,
  chain text not null,
  noted_at bigint not null,
  seq bigint not null,
  seal blob not null,
  why text not null,
  primary key (town, chain, noted_at, seq)
);
insert into control_noted_heads (town, chain, noted_at, seq, seal, why)
  select town, 'records', noted_at, seq, seal, why from control_heads;
insert into control_noted_heads (town, chain, noted_at, seq, seal, why)
  select town, 'accesses', noted_at, seq, seal, why from control_access_heads;
drop table control_heads;
drop table control_access_heads;
