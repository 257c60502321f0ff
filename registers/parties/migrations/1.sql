-- Parties: one space of ids and numbers for persons, households and organizations. Each sort has its own table and laws.
create table parties_parties (
  id blob not null primary key,
  number bigint not null unique,
  merged_into blob references parties_parties (id),
  made_at bigint not null
);

-- A person. Names stay as they were given; only the key by which they are found is normalised. Areas are ids of v_area_path.
create table parties_persons (
  id blob not null primary key references parties_parties (id),
  family text not null,
  given text not null,
  family_kana text not null,
  given_kana text not null,
  former_name text not null,
  common_name text not null,
  area_id blob,
  address text not null,
  is_protected bigint not null,
  account_id blob unique references who_accounts (id),
  erased_at bigint
);
create index parties_persons_by_kana on parties_persons (family_kana, given_kana);

-- How a person is reached, and for what.
create table parties_contacts (
  person_id blob not null references parties_persons (id),
  purpose text not null,
  way text not null,
  value text not null,
  primary key (person_id, purpose, way)
);

-- How somebody showed that they are who they say: each showing a row, never overwritten.
create table parties_proofs (
  id blob not null primary key,
  person_id blob not null references parties_persons (id),
  level bigint not null,
  way text not null,
  shown_on bigint not null,
  made_seq bigint not null
);
create index parties_proofs_by_person on parties_proofs (person_id);

-- A household: an address, and people who belong to it on some days.
create table parties_households (
  id blob not null primary key references parties_parties (id),
  label text not null,
  area_id blob,
  address text not null,
  erased_at bigint
);

-- Kinds of organizations are words of the town on a closed list of sorts. Without a label the word of the sort is said. The usual
-- kinds, one a sort, come with the first organization: a migration that wrote rows would stand in the way of a restored copy.
create table parties_kinds (
  code text not null primary key,
  sort text not null,
  ordinal bigint not null,
  label text
);

-- An organization; what the public may know of it is in a table of its own.
create table parties_organizations (
  id blob not null primary key references parties_parties (id),
  slug text not null unique,
  kind text not null references parties_kinds (code),
  name text not null,
  kana text not null,
  area_id blob
);
create index parties_organizations_by_kana on parties_organizations (kana, slug);
create table parties_publics (
  organization_id blob not null primary key references parties_organizations (id),
  is_listed bigint not null,
  name_easy text not null,
  name_en text not null,
  about text not null,
  about_easy text not null,
  about_en text not null,
  place text not null,
  phone text not null,
  mail text not null,
  web text not null
);
create table parties_themes (
  organization_id blob not null references parties_organizations (id),
  theme text not null,
  primary key (organization_id, theme)
);

-- What an organization became on which day; its state on a day is the last of these. Taken back, it has not been.
create table parties_states (
  organization_id blob not null references parties_organizations (id),
  state text not null,
  from_on bigint not null,
  heir_id blob references parties_organizations (id),
  source text not null,
  made_seq bigint not null primary key,
  withdrawn_seq bigint
);
create index parties_states_by_organization on parties_states (organization_id, from_on);

-- Which organization stands above which, on which days.
create table parties_branches (
  id blob not null primary key,
  organization_id blob not null references parties_organizations (id),
  parent_id blob not null references parties_organizations (id),
  from_on bigint not null,
  to_on bigint,
  source text not null,
  made_seq bigint not null,
  ended_seq bigint,
  withdrawn_seq bigint
);
create index parties_branches_by_organization on parties_branches (organization_id);
create index parties_branches_by_parent on parties_branches (parent_id);

-- What an organization reports of its members: a count, not a list. Never added to the ties.
create table parties_reports (
  id blob not null primary key,
  organization_id blob not null references parties_organizations (id),
  counted_on bigint not null,
  households bigint not null,
  persons bigint,
  source text not null,
  made_seq bigint not null,
  withdrawn_seq bigint
);
create index parties_reports_by_organization on parties_reports (organization_id, counted_on);

-- A post of an organization with its seats, and who holds it. Rights follow the post and end with the term.
create table parties_posts (
  id blob not null primary key,
  organization_id blob not null references parties_organizations (id),
  title text not null,
  ordinal bigint not null,
  seats bigint not null,
  months_max bigint,
  is_public bigint not null,
  from_on bigint not null,
  to_on bigint,
  made_seq bigint not null,
  ended_seq bigint
);
create index parties_posts_by_organization on parties_posts (organization_id, ordinal);
create table parties_offices (
  id blob not null primary key,
  post_id blob not null references parties_posts (id),
  person_id blob not null references parties_persons (id),
  from_on bigint not null,
  to_on bigint,
  seat text not null,
  is_ex_officio bigint not null,
  may_publish bigint not null,
  source text not null,
  made_seq bigint not null,
  ended_seq bigint,
  withdrawn_seq bigint
);
create index parties_offices_by_post on parties_offices (post_id, from_on);
create index parties_offices_by_person on parties_offices (person_id);

-- A person, a household or an organization belongs to an organization.
create table parties_memberships (
  id blob not null primary key,
  organization_id blob not null references parties_organizations (id),
  party_id blob not null references parties_parties (id),
  from_on bigint not null,
  to_on bigint,
  source text not null,
  made_seq bigint not null,
  ended_seq bigint,
  withdrawn_seq bigint
);
create index parties_memberships_by_organization on parties_memberships (organization_id, from_on);
create index parties_memberships_by_party on parties_memberships (party_id);

-- A person lives in a household; one of them at a time speaks for it.
create table parties_residences (
  id blob not null primary key,
  household_id blob not null references parties_households (id),
  person_id blob not null references parties_persons (id),
  is_representative bigint not null,
  from_on bigint not null,
  to_on bigint,
  source text not null,
  made_seq bigint not null,
  ended_seq bigint,
  withdrawn_seq bigint
);
create index parties_residences_by_household on parties_residences (household_id);
create index parties_residences_by_person on parties_residences (person_id);

-- The town charges a person with a duty in an area: 民生委員, 市政協力員.
create table parties_commissions (
  id blob not null primary key,
  person_id blob not null references parties_persons (id),
  duty text not null,
  area_id blob,
  from_on bigint not null,
  to_on bigint,
  may_publish bigint not null,
  source text not null,
  made_seq bigint not null,
  ended_seq bigint,
  withdrawn_seq bigint
);
create index parties_commissions_by_person on parties_commissions (person_id);

-- A section of city hall is in charge of an organization.
create table parties_assignments (
  id blob not null primary key,
  section_id blob not null references who_sections (id),
  organization_id blob not null references parties_organizations (id),
  from_on bigint not null,
  to_on bigint,
  source text not null,
  made_seq bigint not null,
  ended_seq bigint,
  withdrawn_seq bigint
);
create index parties_assignments_by_organization on parties_assignments (organization_id);

-- A person acts for another, who agreed to it on a day.
create table parties_proxies (
  id blob not null primary key,
  person_id blob not null references parties_persons (id),
  proxy_id blob not null references parties_persons (id),
  scope text not null,
  agreed_on bigint not null,
  from_on bigint not null,
  to_on bigint,
  source text not null,
  made_seq bigint not null,
  ended_seq bigint,
  withdrawn_seq bigint
);
create index parties_proxies_by_person on parties_proxies (person_id);
create index parties_proxies_by_proxy on parties_proxies (proxy_id);

-- 認定 and 表彰: by whom lies in the source.
create table parties_recognitions (
  id blob not null primary key,
  party_id blob not null references parties_parties (id),
  title text not null,
  from_on bigint not null,
  to_on bigint,
  source text not null,
  made_seq bigint not null,
  ended_seq bigint,
  withdrawn_seq bigint
);
create index parties_recognitions_by_party on parties_recognitions (party_id);

-- 指定管理: an organization runs a place, alone.
create table parties_operations (
  id blob not null primary key,
  organization_id blob not null references parties_organizations (id),
  place_id blob not null references parties_organizations (id),
  from_on bigint not null,
  to_on bigint,
  source text not null,
  made_seq bigint not null,
  ended_seq bigint,
  withdrawn_seq bigint
);
create index parties_operations_by_organization on parties_operations (organization_id);
create index parties_operations_by_place on parties_operations (place_id);

-- What parties are found by. Two indexes: what the public may find, and what the desk may. Protected persons stand in neither.
create table parties_public_tokens (
  token text not null,
  organization_id blob not null references parties_organizations (id),
  primary key (token, organization_id)
);
create index parties_public_tokens_by_organization on parties_public_tokens (organization_id);
create table parties_public_keys (
  organization_id blob not null primary key references parties_organizations (id),
  key text not null
);
create table parties_desk_tokens (
  token text not null,
  party_id blob not null references parties_parties (id),
  primary key (token, party_id)
);
create index parties_desk_tokens_by_party on parties_desk_tokens (party_id);
create table parties_desk_keys (
  party_id blob not null primary key references parties_parties (id),
  key text not null
);

-- Two entries of one person were made one; and what was moved, so that exactly that can be moved back.
create table parties_merges (
  id blob not null primary key,
  kept_id blob not null references parties_parties (id),
  gone_id blob not null references parties_parties (id),
  merged_at bigint not null,
  merged_seq bigint not null,
  undone_seq bigint
);
create index parties_merges_by_kept on parties_merges (kept_id);
create table parties_moved (
  merge_id blob not null references parties_merges (id),
  place text not null,
  row_id blob not null,
  primary key (merge_id, place, row_id)
);

-- Published to all rooms: what a party is called at the desk. Protected and merged ones are shown in no list.
create view v_party_names as
  select p.id, p.number, 'person' as sort, trim(n.family || ' ' || n.given) as name,
         n.family_kana || n.given_kana as kana, n.is_protected, p.merged_into
    from parties_parties p
    join parties_persons n on n.id = p.id
  union all
  select p.id, p.number, 'household', h.label, h.label, 0, p.merged_into
    from parties_parties p
    join parties_households h on h.id = p.id
  union all
  select p.id, p.number, 'organization', o.name, o.kana, 0, p.merged_into
    from parties_parties p
    join parties_organizations o on o.id = p.id;

-- Published to all rooms: every tie in one shape, to be narrowed to a day and to those that were not taken back.
create view v_party_ties as
  select 'membership' as face, id, party_id as one, organization_id as other, '' as what,
         from_on, to_on, source, made_seq, ended_seq, withdrawn_seq
    from parties_memberships
  union all
  select 'office', t.id, t.person_id, s.organization_id, s.title, t.from_on, t.to_on, t.source, t.made_seq, t.ended_seq, t.withdrawn_seq
    from parties_offices t
    join parties_posts s on s.id = t.post_id
  union all
  select 'commission', id, person_id, nullif(person_id, person_id), duty, from_on, to_on, source, made_seq, ended_seq, withdrawn_seq
    from parties_commissions
  union all
  select 'assignment', t.id, t.organization_id, nullif(t.organization_id, t.organization_id), s.name,
         t.from_on, t.to_on, t.source, t.made_seq, t.ended_seq, t.withdrawn_seq
    from parties_assignments t
    join who_sections s on s.id = t.section_id
  union all
  select 'proxy', id, proxy_id, person_id, scope, from_on, to_on, source, made_seq, ended_seq, withdrawn_seq
    from parties_proxies
  union all
  select 'recognition', id, party_id, nullif(party_id, party_id), title, from_on, to_on, source, made_seq, ended_seq, withdrawn_seq
    from parties_recognitions
  union all
  select 'operation', id, organization_id, place_id, '', from_on, to_on, source, made_seq, ended_seq, withdrawn_seq
    from parties_operations
  union all
  select 'residence', id, person_id, household_id, case when is_representative = 1 then 'representative' else '' end,
         from_on, to_on, source, made_seq, ended_seq, withdrawn_seq
    from parties_residences
  union all
  select 'branch', id, organization_id, parent_id, '', from_on, to_on, source, made_seq, ended_seq, withdrawn_seq
    from parties_branches;
