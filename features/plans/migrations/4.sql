-- A version is a draft or adopted. A draft is written anew at each saving; what is adopted never changes.
alter table plans_versions add column state text not null default 'adopted';
alter table plans_versions add column revision bigint not null default 0;
alter table plans_versions add column adopted_on bigint;
alter table plans_versions add column reason text;

-- The section that drafts a plan; none: the planning section.
alter table plans_plans add column owner_id blob;

-- What becomes of an item or indicator that an amendment does not carry on under its code: those that take it over, or nobody.
create table plans_node_heirs (
  version_id blob not null references plans_versions (id),
  ordinal bigint not null,
  old_code text not null,
  new_code text not null,
  primary key (version_id, ordinal)
);
create table plans_indicator_heirs (
  version_id blob not null references plans_versions (id),
  ordinal bigint not null,
  old_code text not null,
  new_code text not null,
  primary key (version_id, ordinal)
);

-- Items of other plans that an item serves: a goal of a department is linked to the policies of the town.
create table plans_node_links (
  node_id blob not null references plans_nodes (id),
  ordinal bigint not null,
  linked_id blob not null,
  primary key (node_id, ordinal)
);
create index plans_node_links_by_linked on plans_node_links (linked_id);
