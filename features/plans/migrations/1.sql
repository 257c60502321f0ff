-- Plans. A version is never changed once it is in force; amendments are new versions.
create table plans_plans (
  id blob not null primary key,
  slug text not null unique,
  ordinal bigint not null
);
create table plans_versions (
  id blob not null primary key,
  plan_id blob not null references plans_plans (id),
  number bigint not null,
  is_current bigint not null,
  title text not null,
  kind text not null,
  scope text,
  period_from bigint,
  period_to bigint,
  period_raw text,
  source_title text not null,
  source_url text,
  unique (plan_id, number)
);
create table plans_levels (
  version_id blob not null references plans_versions (id),
  ordinal bigint not null,
  label text not null,
  primary key (version_id, ordinal)
);
create table plans_actors (
  version_id blob not null references plans_versions (id),
  ordinal bigint not null,
  name text not null,
  primary key (version_id, ordinal)
);
create table plans_related (
  version_id blob not null references plans_versions (id),
  ordinal bigint not null,
  title text not null,
  period text,
  primary key (version_id, ordinal)
);

-- The grades in which goals are judged.
create table plans_scales (
  version_id blob not null primary key references plans_versions (id),
  name text not null,
  unit text not null
);
create table plans_evaluators (
  version_id blob not null references plans_scales (version_id),
  ordinal bigint not null,
  name text not null,
  primary key (version_id, ordinal)
);
create table plans_grades (
  version_id blob not null references plans_scales (version_id),
  grade bigint not null,
  label text not null,
  above double,
  equals double,
  from_value double,
  below double,
  is_judged bigint not null,
  primary key (version_id, grade)
);

-- The items of a version, a graph: an item may stand under several. Records hold to the lasting id, which an item keeps
-- through all versions of its plan as long as it keeps its code.
create table plans_nodes (
  id blob not null primary key,
  lasting_id blob not null,
  version_id blob not null references plans_versions (id),
  ordinal bigint not null,
  code text not null,
  slug text not null,
  level text not null,
  number text,
  title text not null,
  is_draft bigint not null,
  is_cross_cutting bigint not null,
  has_inferred_parent bigint not null,
  is_title_only bigint not null,
  is_policy bigint not null,
  unique (version_id, code),
  unique (version_id, slug)
);
create index plans_nodes_by_code on plans_nodes (code);
create index plans_nodes_by_lasting_id on plans_nodes (lasting_id);
create table plans_node_parents (
  node_id blob not null references plans_nodes (id),
  ordinal bigint not null,
  parent_id blob not null references plans_nodes (id),
  primary key (node_id, ordinal)
);
create index plans_node_parents_by_parent on plans_node_parents (parent_id);
create table plans_node_sections (
  node_id blob not null references plans_nodes (id),
  ordinal bigint not null,
  section_id blob not null,
  primary key (node_id, ordinal)
);
create table plans_node_parts (
  node_id blob not null references plans_nodes (id),
  kind text not null,
  ordinal bigint not null,
  body text not null,
  primary key (node_id, kind, ordinal)
);
create table plans_node_roles (
  node_id blob not null references plans_nodes (id),
  ordinal bigint not null,
  actor text not null,
  body text not null,
  primary key (node_id, ordinal)
);
create table plans_goals (
  node_id blob not null primary key references plans_nodes (id),
  heading text not null,
  target text,
  achieved text,
  background text,
  present text,
  issue text,
  related text
);

-- Indicators, each with what is printed and with the question that is put to the records. Figures and addresses hold to
-- the lasting id.
create table plans_indicators (
  id blob not null primary key,
  lasting_id blob not null,
  version_id blob not null references plans_versions (id),
  ordinal bigint not null,
  code text not null,
  slug text not null,
  node_id blob not null references plans_nodes (id),
  group_name text not null,
  kind text,
  name text not null,
  unit text,
  baseline_raw text,
  baseline_value double,
  baseline_year bigint,
  target_raw text,
  target_value double,
  target_year bigint,
  target_is_strict bigint not null,
  shape text not null,
  direction text not null,
  is_cumulative bigint not null,
  decimals bigint not null,
  is_scored bigint not null,
  baseline_window_first bigint,
  baseline_window_last bigint,
  target_window_first bigint,
  target_window_last bigint,
  population bigint,
  rationale text,
  definition text,
  caution text,
  counter text,
  opening double,
  list text,
  over_counter text,
  over_fact text,
  external text,
  cadence text,
  unique (version_id, code),
  unique (version_id, slug)
);
create index plans_indicators_by_lasting_id on plans_indicators (lasting_id);
create table plans_indicator_limits (
  indicator_id blob not null references plans_indicators (id),
  ordinal bigint not null,
  name text not null,
  raw text not null,
  value double not null,
  bad_side text not null,
  primary key (indicator_id, ordinal)
);
create table plans_indicator_sections (
  indicator_id blob not null references plans_indicators (id),
  ordinal bigint not null,
  section_id blob not null,
  primary key (indicator_id, ordinal)
);
create table plans_indicator_filters (
  indicator_id blob not null references plans_indicators (id),
  is_lower bigint not null,
  dimension text not null,
  value text not null,
  primary key (indicator_id, is_lower, dimension)
);

-- Figures that were entered or released. None is ever rewritten: a later one stands, the earlier stays findable.
create table plans_observations (
  id blob not null primary key,
  indicator_id blob not null,
  fiscal_year bigint not null,
  origin text not null,
  value double,
  upper bigint,
  lower bigint,
  is_withheld bigint not null,
  is_preliminary bigint not null,
  source text,
  through bigint not null,
  reached_on bigint,
  as_of_seq bigint not null,
  entries bigint,
  is_standing bigint not null
);
create index plans_observations_standing on plans_observations (indicator_id, origin, is_standing, fiscal_year);

-- Up to which day each indicator has been released, and the tables by area of that release.
create table plans_releases (
  indicator_id blob not null primary key,
  through bigint not null,
  as_of_seq bigint not null
);
create table plans_area_releases (
  id blob not null primary key,
  indicator_id blob not null,
  fiscal_year bigint not null,
  ordinal bigint not null,
  through bigint not null,
  total bigint,
  unique (indicator_id, fiscal_year, ordinal)
);
create table plans_area_cells (
  release_id blob not null references plans_area_releases (id),
  ordinal bigint not null,
  area_id blob,
  count bigint,
  primary key (release_id, ordinal)
);

-- What was done. Each statement is the row of one record; the standing one holds.
create table plans_actions (
  id blob not null primary key,
  stated_at bigint not null
);
create table plans_action_statements (
  seq bigint not null primary key,
  action_id blob not null references plans_actions (id),
  said text not null,
  title text not null,
  node_id blob not null,
  held_on bigint not null,
  section_id blob,
  area_id blob,
  kind text not null,
  head_count bigint,
  is_standing bigint not null
);
create index plans_action_statements_by_action on plans_action_statements (action_id, is_standing);
create index plans_action_statements_by_day on plans_action_statements (is_standing, said, held_on, seq);
create index plans_action_statements_by_node on plans_action_statements (node_id, is_standing, held_on);
create table plans_action_parties (
  seq bigint not null references plans_action_statements (seq),
  ordinal bigint not null,
  kind text not null,
  name text not null,
  role text not null,
  primary key (seq, ordinal)
);
create table plans_milestones (
  seq bigint not null primary key,
  id blob not null,
  node_id blob not null,
  reached_on bigint not null,
  title text not null,
  is_standing bigint not null
);
create index plans_milestones_by_node on plans_milestones (node_id, is_standing, reached_on);
