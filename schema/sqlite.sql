-- Made by `cargo xtask schema` from the migrations; not edited by hand.

CREATE TABLE areas_areas (
  id blob not null primary key,
  code text not null unique,
  ordinal integer not null,
  name text not null,
  reading text,
  kind text not null references areas_kinds (word),
  valid_from integer,
  valid_to integer
) strict;

CREATE INDEX areas_areas_by_name on areas_areas (name);

CREATE TABLE areas_charges (
  id blob not null primary key,
  area_id blob not null references areas_areas (id),
  section_id blob not null references who_sections (id),
  from_on integer not null,
  to_on integer,
  source text not null,
  made_seq integer not null,
  ended_seq integer,
  withdrawn_seq integer
) strict;

CREATE INDEX areas_charges_by_area on areas_charges (area_id, from_on);

CREATE INDEX areas_charges_by_section on areas_charges (section_id);

CREATE TABLE areas_figures (
  area_id blob not null references areas_areas (id),
  what text not null,
  day integer not null,
  statement_id blob not null references areas_statements (id),
  value integer,
  source text not null,
  primary key (area_id, what, day, statement_id)
) strict;

CREATE INDEX areas_figures_by_day on areas_figures (day, what);

CREATE INDEX areas_figures_by_statement on areas_figures (statement_id);

CREATE TABLE areas_import_columns (
  import_id blob not null references areas_imports (id),
  position integer not null,
  target text not null,
  primary key (import_id, position)
) strict;

CREATE TABLE areas_imports (
  id blob not null primary key,
  begun_at integer not null,
  account_id blob not null,
  name text not null,
  hash blob not null,
  bytes blob,
  day integer,
  source text not null,
  statement_id blob references areas_statements (id),
  discarded_at integer
) strict;

CREATE INDEX areas_imports_by_hash on areas_imports (hash);

CREATE TABLE areas_items (
  code text not null primary key,
  ordinal integer not null,
  name text not null,
  unit text not null,
  counts_people integer not null
) strict;

CREATE TABLE areas_kinds (
  word text not null primary key,
  rank integer not null,
  word_easy text,
  word_en text
) strict;

CREATE TABLE areas_listing_areas (
  listing_id blob not null references areas_listings (id),
  area_id blob not null,
  primary key (listing_id, area_id)
) strict;

CREATE TABLE areas_listing_columns (
  listing_id blob not null references areas_listings (id),
  position integer not null,
  meaning text not null,
  primary key (listing_id, position)
) strict;

CREATE TABLE areas_listings (
  id blob not null primary key,
  begun_at integer not null,
  account_id blob not null,
  name text not null,
  hash blob not null,
  bytes blob,
  kind text references areas_kinds (word),
  source text not null,
  statement_id blob references areas_statements (id),
  seq integer,
  undone_seq integer,
  discarded_at integer
) strict;

CREATE INDEX areas_listings_by_hash on areas_listings (hash);

CREATE TABLE areas_places (
  area_id blob not null references areas_areas (id),
  from_on integer not null,
  to_on integer,
  parent_id blob not null references areas_areas (id),
  primary key (area_id, from_on)
) strict;

CREATE INDEX areas_places_by_parent on areas_places (parent_id);

CREATE TABLE areas_reform_adoptions (
  id blob not null primary key,
  reform_id blob not null references areas_reforms (id),
  adopted_at integer not null,
  adopted_seq integer not null,
  withdrawn_at integer,
  withdrawn_seq integer
) strict;

CREATE INDEX areas_reform_adoptions_by_reform on areas_reform_adoptions (reform_id);

CREATE TABLE areas_reform_begins (
  id blob not null primary key,
  reform_id blob not null references areas_reforms (id),
  code text not null,
  name text not null,
  reading text,
  kind text not null references areas_kinds (word),
  parent_id blob
) strict;

CREATE INDEX areas_reform_begins_by_reform on areas_reform_begins (reform_id);

CREATE TABLE areas_reform_endings (
  reform_id blob not null references areas_reforms (id),
  area_id blob not null references areas_areas (id),
  primary key (reform_id, area_id)
) strict;

CREATE TABLE areas_reform_heirs (
  reform_id blob not null references areas_reforms (id),
  area_id blob not null references areas_areas (id),
  heir_id blob not null references areas_reform_begins (id),
  primary key (reform_id, area_id, heir_id)
) strict;

CREATE TABLE areas_reform_moves (
  reform_id blob not null references areas_reforms (id),
  area_id blob not null references areas_areas (id),
  parent_id blob not null,
  primary key (reform_id, area_id)
) strict;

CREATE TABLE areas_reforms (
  id blob not null primary key,
  effective_on integer not null,
  made_at integer not null
) strict;

CREATE TABLE areas_released (
  area_id blob not null references areas_areas (id),
  day integer not null,
  what text not null,
  value integer,
  source text not null,
  primary key (area_id, day, what)
) strict;

CREATE INDEX areas_released_by_day on areas_released (day);

CREATE TABLE areas_shapes (
  area_id blob not null references areas_areas (id),
  statement_id blob not null references areas_statements (id),
  geojson text not null,
  source text not null,
  primary key (area_id, statement_id)
) strict;

CREATE INDEX areas_shapes_by_statement on areas_shapes (statement_id);

CREATE TABLE areas_statements (
  id blob not null primary key,
  way text not null,
  reason text,
  seq integer,
  undone_seq integer
) strict;

CREATE TABLE areas_successions (
  area_id blob not null references areas_areas (id),
  successor_id blob not null references areas_areas (id),
  primary key (area_id, successor_id)
) strict;

CREATE INDEX areas_successions_by_successor on areas_successions (successor_id);

CREATE TABLE areas_towns (
  code text not null primary key
) strict;

CREATE TABLE cases_drafts (
  programme_id blob not null primary key references cases_programmes (id),
  body text not null,
  revision integer not null,
  post text not null,
  saved_at integer not null
) strict;

CREATE TABLE cases_holidays (
  day integer not null primary key,
  name text not null,
  seq integer not null
) strict;

CREATE TABLE cases_programmes (
  id blob not null primary key,
  slug text not null unique,
  made_seq integer not null
) strict;

CREATE TABLE cases_statements (
  seq integer not null primary key,
  programme_id blob not null references cases_programmes (id),
  name text not null,
  section_id blob not null references who_sections (id),
  scene text not null,
  about text not null,
  online text not null,
  link text,
  is_by_post integer not null,
  is_at_counter integer not null,
  is_national integer not null,
  is_inside integer not null,
  basis text,
  yearly_count integer,
  is_gone integer not null
) strict;

CREATE INDEX cases_statements_by_programme on cases_statements (programme_id, seq);

CREATE TABLE cases_versions (
  programme_id blob not null references cases_programmes (id),
  number integer not null,
  from_on integer not null,
  body text not null,
  hash blob not null,
  section_id blob not null references who_sections (id),
  post text not null,
  adopted_at integer not null,
  seq integer not null,
  primary key (programme_id, number)
) strict;

CREATE TABLE cases_withdrawals (
  seq integer not null primary key,
  programme_id blob not null references cases_programmes (id),
  from_on integer not null,
  reason text not null,
  post text not null
) strict;

CREATE INDEX cases_withdrawals_by_programme on cases_withdrawals (programme_id, seq);

CREATE TABLE db_keys (
  actor text not null,
  route text not null,
  key text not null,
  fingerprint blob not null,
  outcome text not null,
  made_at integer not null,
  primary key (actor, route, key)
) strict;

CREATE INDEX db_keys_by_age on db_keys (made_at);

CREATE TABLE db_migrations (
  feature text not null,
  number integer not null,
  fingerprint blob not null,
  done_at integer not null,
  primary key (feature, number)
) strict;

CREATE TABLE files_files (
  id blob not null primary key,
  hash blob not null,
  bytes integer not null,
  media text not null,
  name text not null,
  made_at integer not null,
  made_seq integer not null,
  erased_at integer,
  gone_at integer
) strict;

CREATE INDEX files_files_by_hash on files_files (hash);

CREATE INDEX files_files_leaving on files_files (gone_at, erased_at);

CREATE TABLE journal_access_months (
  month integer not null primary key,
  first_seq integer not null,
  last_seq integer,
  last_seal blob,
  dropped_at integer
) strict;

CREATE TABLE journal_access_subjects (
  seq integer not null,
  subject blob not null,
  primary key (seq, subject)
) strict;

CREATE INDEX journal_access_subjects_by_subject on journal_access_subjects (subject, seq);

CREATE TABLE journal_accesses (
  seq integer not null primary key,
  noted_at integer not null,
  kind text not null,
  face text not null,
  who blob,
  section blob,
  route text not null,
  purpose text not null,
  reason text,
  reason_salt blob,
  reason_hash blob,
  persons integer not null,
  seal blob not null
) strict;

CREATE INDEX journal_accesses_time on journal_accesses (noted_at, seq);

CREATE INDEX journal_accesses_who on journal_accesses (who, seq);

CREATE TABLE journal_cursors (
  reaction text not null primary key,
  seq integer not null,
  failures integer not null,
  retry_at integer not null
) strict;

CREATE TABLE journal_details (
  seq integer not null primary key,
  salt blob not null,
  content text not null
) strict;

CREATE TABLE journal_jobs (
  kind text not null,
  subject blob not null,
  due_at integer not null,
  failures integer not null,
  primary key (kind, subject)
) strict;

CREATE INDEX journal_jobs_due on journal_jobs (due_at);

CREATE TABLE journal_lines (
  seq integer not null,
  ordinal integer not null,
  counter text not null,
  day integer not null,
  fiscal_year integer not null,
  area blob not null,
  section blob not null,
  node blob not null,
  d1 text not null,
  d2 text not null,
  d3 text not null,
  d4 text not null,
  quantity integer not null,
  subject blob,
  is_reversal integer not null,
  primary key (seq, ordinal)
) strict;

CREATE INDEX journal_lines_counter on journal_lines (counter, day, seq);

CREATE TABLE journal_nodes (
  seq integer not null,
  node blob not null,
  primary key (seq, node)
) strict;

CREATE INDEX journal_nodes_by_node on journal_nodes (node, seq);

CREATE TABLE journal_records (
  seq integer not null primary key,
  recorded_at integer,
  occurred_on integer not null,
  fiscal_year integer not null,
  kind text not null,
  version integer not null,
  actor_kind text not null,
  actor blob,
  actor_for blob,
  actor_key text,
  channel text not null,
  area blob,
  section blob,
  subject blob,
  corrects integer,
  visibility text not null,
  body text not null,
  details_hash blob,
  seal blob not null
) strict;

CREATE UNIQUE INDEX journal_records_corrects on journal_records (corrects);

CREATE INDEX journal_records_kind on journal_records (kind, seq);

CREATE INDEX journal_records_subject on journal_records (subject, seq);

CREATE INDEX journal_records_time on journal_records (recorded_at, seq);

CREATE TABLE journal_tallies (
  counter text not null,
  day integer not null,
  area blob not null,
  section blob not null,
  node blob not null,
  d1 text not null,
  d2 text not null,
  d3 text not null,
  d4 text not null,
  quantity integer not null,
  entries integer not null,
  primary key (counter, day, area, section, node, d1, d2, d3, d4)
) strict;

CREATE TABLE parties_answers (
  made_seq integer not null primary key,
  asking_id blob not null references parties_askings (id),
  outcome text not null,
  words text not null,
  minutes integer,
  answered_on integer not null
) strict;

CREATE INDEX parties_answers_by_asking on parties_answers (asking_id, made_seq);

CREATE TABLE parties_askings (
  id blob not null primary key,
  request_id blob not null references parties_requests (id),
  organization_id blob not null references parties_organizations (id),
  asked_seq integer not null,
  withdrawn_seq integer,
  unique (request_id, organization_id)
) strict;

CREATE INDEX parties_askings_by_organization on parties_askings (organization_id);

CREATE TABLE parties_assignments (
  id blob not null primary key,
  section_id blob not null references who_sections (id),
  organization_id blob not null references parties_organizations (id),
  from_on integer not null,
  to_on integer,
  source text not null,
  made_seq integer not null,
  ended_seq integer,
  withdrawn_seq integer
) strict;

CREATE INDEX parties_assignments_by_organization on parties_assignments (organization_id);

CREATE TABLE parties_behalf_papers (
  behalf_id blob not null references parties_behalves (id),
  position integer not null,
  file_id blob not null references files_files (id),
  primary key (behalf_id, position)
) strict;

CREATE INDEX parties_behalf_papers_by_file on parties_behalf_papers (file_id);

CREATE TABLE parties_behalves (
  id blob not null primary key,
  number integer not null unique,
  typist_id blob not null references who_accounts (id),
  role text not null,
  party_id blob references parties_parties (id),
  name text not null,
  basis text not null,
  channel text not null,
  agreed_on integer not null,
  agreed_how text not null,
  what text not null,
  about_id blob not null,
  typed_at integer not null,
  made_seq integer not null
) strict;

CREATE INDEX parties_behalves_by_party on parties_behalves (party_id);

CREATE INDEX parties_behalves_by_typist on parties_behalves (typist_id);

CREATE TABLE parties_branches (
  id blob not null primary key,
  organization_id blob not null references parties_organizations (id),
  parent_id blob not null references parties_organizations (id),
  from_on integer not null,
  to_on integer,
  source text not null,
  made_seq integer not null,
  ended_seq integer,
  withdrawn_seq integer
) strict;

CREATE INDEX parties_branches_by_organization on parties_branches (organization_id);

CREATE INDEX parties_branches_by_parent on parties_branches (parent_id);

CREATE TABLE parties_commissions (
  id blob not null primary key,
  person_id blob not null references parties_persons (id),
  duty text not null,
  area_id blob,
  from_on integer not null,
  to_on integer,
  may_publish integer not null,
  source text not null,
  made_seq integer not null,
  ended_seq integer,
  withdrawn_seq integer
) strict;

CREATE INDEX parties_commissions_by_person on parties_commissions (person_id);

CREATE TABLE parties_contacts (
  person_id blob not null references parties_persons (id),
  purpose text not null,
  way text not null,
  value text not null,
  primary key (person_id, purpose, way)
) strict;

CREATE TABLE parties_desk_keys (
  party_id blob not null primary key references parties_parties (id),
  key text not null
) strict;

CREATE TABLE parties_desk_tokens (
  token text not null,
  party_id blob not null references parties_parties (id),
  primary key (token, party_id)
) strict;

CREATE INDEX parties_desk_tokens_by_party on parties_desk_tokens (party_id);

CREATE TABLE parties_duties (
  id blob not null primary key,
  organization_id blob not null references parties_organizations (id),
  fiscal_year integer not null,
  month integer not null,
  day integer,
  title text not null,
  post_id blob references parties_posts (id),
  note text not null,
  is_yearly integer not null,
  before_id blob references parties_duties (id),
  made_seq integer not null,
  done_seq integer,
  withdrawn_seq integer
) strict;

CREATE INDEX parties_duties_by_before on parties_duties (before_id);

CREATE INDEX parties_duties_by_organization on parties_duties (organization_id, fiscal_year);

CREATE TABLE parties_entries (
  id blob not null primary key,
  organization_id blob not null references parties_organizations (id),
  group_label text not null,
  label text not null,
  kana text not null,
  address text not null,
  phone text not null,
  mail text not null,
  persons integer,
  is_paper integer not null,
  note text not null,
  account_id blob references who_accounts (id),
  from_on integer not null,
  to_on integer,
  source text not null,
  import_id blob,
  made_seq integer not null,
  ended_seq integer,
  withdrawn_seq integer
) strict;

CREATE INDEX parties_entries_by_account on parties_entries (account_id);

CREATE INDEX parties_entries_by_import on parties_entries (import_id);

CREATE INDEX parties_entries_by_organization on parties_entries (organization_id, to_on);

CREATE TABLE parties_handover_items (
  handover_id blob not null references parties_handovers (id),
  ordinal integer not null,
  label text not null,
  primary key (handover_id, ordinal)
) strict;

CREATE TABLE parties_handover_signs (
  handover_id blob not null references parties_handovers (id),
  side text not null,
  office_id blob not null references parties_offices (id),
  signed_on integer not null,
  made_seq integer not null,
  primary key (handover_id, side)
) strict;

CREATE INDEX parties_handover_signs_by_office on parties_handover_signs (office_id);

CREATE TABLE parties_handovers (
  id blob not null primary key,
  organization_id blob not null references parties_organizations (id),
  post_id blob not null references parties_posts (id),
  note text not null,
  households integer,
  open_requests integer not null,
  open_joins integer not null,
  made_at integer not null,
  made_seq integer not null,
  withdrawn_seq integer
) strict;

CREATE INDEX parties_handovers_by_organization on parties_handovers (organization_id, made_seq);

CREATE TABLE parties_households (
  id blob not null primary key references parties_parties (id),
  label text not null,
  area_id blob,
  address text not null,
  erased_at integer
) strict;

CREATE TABLE parties_import_changes (
  import_id blob not null references parties_imports (id),
  entry_id blob not null references parties_entries (id),
  side text not null,
  group_label text not null,
  kana text not null,
  address text not null,
  phone text not null,
  mail text not null,
  persons integer,
  is_paper integer not null,
  note text not null,
  primary key (import_id, entry_id, side)
) strict;

CREATE INDEX parties_import_changes_by_entry on parties_import_changes (entry_id);

CREATE TABLE parties_import_columns (
  import_id blob not null references parties_imports (id),
  position integer not null,
  target text not null,
  primary key (import_id, position)
) strict;

CREATE TABLE parties_imports (
  id blob not null primary key,
  organization_id blob not null references parties_organizations (id),
  account_id blob not null references who_accounts (id),
  is_for_body integer not null,
  name text not null,
  hash blob not null,
  bytes blob,
  begun_at integer not null,
  from_on integer not null,
  year integer,
  updates integer not null,
  rows_all integer,
  rows_new integer,
  rows_other integer,
  rows_rejected integer,
  made_seq integer,
  undone_seq integer,
  discarded_at integer
) strict;

CREATE INDEX parties_imports_by_account on parties_imports (account_id);

CREATE INDEX parties_imports_by_organization on parties_imports (organization_id, begun_at);

CREATE TABLE parties_invitations (
  id blob not null primary key,
  office_id blob not null references parties_offices (id),
  account_id blob not null references who_accounts (id),
  made_at integer not null,
  made_seq integer not null,
  accepted_seq integer
) strict;

CREATE INDEX parties_invitations_by_account on parties_invitations (account_id);

CREATE INDEX parties_invitations_by_office on parties_invitations (office_id);

CREATE TABLE parties_join_steps (
  join_id blob not null references parties_joins (id),
  step text not null,
  words text not null,
  made_at integer not null,
  made_seq integer not null primary key
) strict;

CREATE INDEX parties_join_steps_by_join on parties_join_steps (join_id, made_seq);

CREATE TABLE parties_joins (
  id blob not null primary key,
  organization_id blob not null references parties_organizations (id),
  number text not null unique,
  secret_hash blob,
  account_id blob references who_accounts (id),
  label text not null,
  kana text not null,
  address text not null,
  phone text not null,
  mail text not null,
  persons integer,
  is_paper integer not null,
  note text not null,
  entry_id blob references parties_entries (id),
  made_at integer not null,
  made_seq integer not null
) strict;

CREATE INDEX parties_joins_by_account on parties_joins (account_id);

CREATE INDEX parties_joins_by_organization on parties_joins (organization_id, made_seq);

CREATE TABLE parties_kinds (
  code text not null primary key,
  sort text not null,
  ordinal integer not null,
  label text
) strict;

CREATE TABLE parties_leaves (
  id blob not null primary key,
  entry_id blob not null references parties_entries (id),
  last_on integer not null,
  note text not null,
  made_at integer not null,
  made_seq integer not null,
  confirmed_seq integer,
  withdrawn_seq integer
) strict;

CREATE INDEX parties_leaves_by_entry on parties_leaves (entry_id);

CREATE TABLE parties_letters (
  id blob not null primary key,
  account_id blob not null references who_accounts (id),
  name text not null,
  kana text not null,
  area_id blob,
  address text not null,
  asked_at integer not null,
  asked_seq integer not null,
  person_id blob references parties_persons (id),
  prepared_seq integer,
  code_hash blob,
  printed_at integer,
  prints integer not null,
  ends_on integer,
  tries integer not null,
  outcome text,
  ended_at integer,
  ended_seq integer,
  reason text not null
) strict;

CREATE INDEX parties_letters_by_account on parties_letters (account_id, asked_at);

CREATE INDEX parties_letters_by_outcome on parties_letters (outcome, asked_at);

CREATE INDEX parties_letters_by_person on parties_letters (person_id);

CREATE TABLE parties_levels (
  act text not null primary key,
  level text not null,
  set_seq integer not null
) strict;

CREATE TABLE parties_memberships (
  id blob not null primary key,
  organization_id blob not null references parties_organizations (id),
  party_id blob not null references parties_parties (id),
  from_on integer not null,
  to_on integer,
  source text not null,
  made_seq integer not null,
  ended_seq integer,
  withdrawn_seq integer
) strict;

CREATE INDEX parties_memberships_by_organization on parties_memberships (organization_id, from_on);

CREATE INDEX parties_memberships_by_party on parties_memberships (party_id);

CREATE TABLE parties_merges (
  id blob not null primary key,
  kept_id blob not null references parties_parties (id),
  gone_id blob not null references parties_parties (id),
  merged_at integer not null,
  merged_seq integer not null,
  undone_seq integer
) strict;

CREATE INDEX parties_merges_by_kept on parties_merges (kept_id);

CREATE TABLE parties_moved (
  merge_id blob not null references parties_merges (id),
  place text not null,
  row_id blob not null,
  primary key (merge_id, place, row_id)
) strict;

CREATE TABLE parties_offices (
  id blob not null primary key,
  post_id blob not null references parties_posts (id),
  person_id blob not null references parties_persons (id),
  from_on integer not null,
  to_on integer,
  seat text not null,
  is_ex_officio integer not null,
  may_publish integer not null,
  source text not null,
  made_seq integer not null,
  ended_seq integer,
  withdrawn_seq integer
) strict;

CREATE INDEX parties_offices_by_person on parties_offices (person_id);

CREATE INDEX parties_offices_by_post on parties_offices (post_id, from_on);

CREATE TABLE parties_operations (
  id blob not null primary key,
  organization_id blob not null references parties_organizations (id),
  place_id blob not null references parties_organizations (id),
  from_on integer not null,
  to_on integer,
  source text not null,
  made_seq integer not null,
  ended_seq integer,
  withdrawn_seq integer
) strict;

CREATE INDEX parties_operations_by_organization on parties_operations (organization_id);

CREATE INDEX parties_operations_by_place on parties_operations (place_id);

CREATE TABLE parties_organizations (
  id blob not null primary key references parties_parties (id),
  slug text not null unique,
  kind text not null references parties_kinds (code),
  name text not null,
  kana text not null,
  area_id blob
) strict;

CREATE INDEX parties_organizations_by_kana on parties_organizations (kana, slug);

CREATE TABLE parties_papers (
  id blob not null primary key,
  organization_id blob not null references parties_organizations (id),
  title text not null,
  place text not null,
  note text not null,
  made_seq integer not null,
  withdrawn_seq integer
) strict;

CREATE INDEX parties_papers_by_organization on parties_papers (organization_id);

CREATE TABLE parties_parties (
  id blob not null primary key,
  number integer not null unique,
  merged_into blob references parties_parties (id),
  made_at integer not null
) strict;

CREATE TABLE parties_persons (
  id blob not null primary key references parties_parties (id),
  family text not null,
  given text not null,
  family_kana text not null,
  given_kana text not null,
  former_name text not null,
  common_name text not null,
  area_id blob,
  address text not null,
  is_protected integer not null,
  account_id blob unique references who_accounts (id),
  erased_at integer
) strict;

CREATE INDEX parties_persons_by_kana on parties_persons (family_kana, given_kana);

CREATE TABLE parties_posts (
  id blob not null primary key,
  organization_id blob not null references parties_organizations (id),
  title text not null,
  ordinal integer not null,
  seats integer not null,
  months_max integer,
  is_public integer not null,
  from_on integer not null,
  to_on integer,
  made_seq integer not null,
  ended_seq integer
, desk text not null default 'none') strict;

CREATE INDEX parties_posts_by_organization on parties_posts (organization_id, ordinal);

CREATE TABLE parties_proofs (
  id blob not null primary key,
  person_id blob not null references parties_persons (id),
  level integer not null,
  way text not null,
  shown_on integer not null,
  made_seq integer not null
) strict;

CREATE INDEX parties_proofs_by_person on parties_proofs (person_id);

CREATE TABLE parties_proxies (
  id blob not null primary key,
  person_id blob not null references parties_persons (id),
  proxy_id blob not null references parties_persons (id),
  scope text not null,
  agreed_on integer not null,
  from_on integer not null,
  to_on integer,
  source text not null,
  made_seq integer not null,
  ended_seq integer,
  withdrawn_seq integer
) strict;

CREATE INDEX parties_proxies_by_person on parties_proxies (person_id);

CREATE INDEX parties_proxies_by_proxy on parties_proxies (proxy_id);

CREATE TABLE parties_public_keys (
  organization_id blob not null primary key references parties_organizations (id),
  key text not null
) strict;

CREATE TABLE parties_public_tokens (
  token text not null,
  organization_id blob not null references parties_organizations (id),
  primary key (token, organization_id)
) strict;

CREATE INDEX parties_public_tokens_by_organization on parties_public_tokens (organization_id);

CREATE TABLE parties_publics (
  organization_id blob not null primary key references parties_organizations (id),
  is_listed integer not null,
  name_easy text not null,
  name_en text not null,
  about text not null,
  about_easy text not null,
  about_en text not null,
  place text not null,
  phone text not null,
  mail text not null,
  web text not null
, kept_on integer) strict;

CREATE TABLE parties_recognitions (
  id blob not null primary key,
  party_id blob not null references parties_parties (id),
  title text not null,
  from_on integer not null,
  to_on integer,
  source text not null,
  made_seq integer not null,
  ended_seq integer,
  withdrawn_seq integer
) strict;

CREATE INDEX parties_recognitions_by_party on parties_recognitions (party_id);

CREATE TABLE parties_reports (
  id blob not null primary key,
  organization_id blob not null references parties_organizations (id),
  counted_on integer not null,
  households integer not null,
  persons integer,
  source text not null,
  made_seq integer not null,
  withdrawn_seq integer
) strict;

CREATE INDEX parties_reports_by_organization on parties_reports (organization_id, counted_on);

CREATE TABLE parties_requests (
  id blob not null primary key,
  section_id blob not null references who_sections (id),
  title text not null,
  words text not null,
  due_on integer not null,
  minutes integer not null,
  answer text not null,
  made_at integer not null,
  made_seq integer not null,
  withdrawn_seq integer
) strict;

CREATE INDEX parties_requests_by_due on parties_requests (due_on);

CREATE INDEX parties_requests_by_section on parties_requests (section_id, due_on);

CREATE TABLE parties_residences (
  id blob not null primary key,
  household_id blob not null references parties_households (id),
  person_id blob not null references parties_persons (id),
  is_representative integer not null,
  from_on integer not null,
  to_on integer,
  source text not null,
  made_seq integer not null,
  ended_seq integer,
  withdrawn_seq integer
) strict;

CREATE INDEX parties_residences_by_household on parties_residences (household_id);

CREATE INDEX parties_residences_by_person on parties_residences (person_id);

CREATE TABLE parties_rosters (
  organization_id blob not null primary key references parties_organizations (id),
  counts_by text not null,
  opened_seq integer not null
) strict;

CREATE TABLE parties_shares (
  id blob not null primary key,
  organization_id blob not null references parties_organizations (id),
  purpose text not null,
  from_on integer not null,
  to_on integer not null,
  made_seq integer not null,
  ended_seq integer
) strict;

CREATE INDEX parties_shares_by_organization on parties_shares (organization_id);

CREATE TABLE parties_states (
  organization_id blob not null references parties_organizations (id),
  state text not null,
  from_on integer not null,
  heir_id blob references parties_organizations (id),
  source text not null,
  made_seq integer not null primary key,
  withdrawn_seq integer
) strict;

CREATE INDEX parties_states_by_organization on parties_states (organization_id, from_on);

CREATE TABLE parties_themes (
  organization_id blob not null references parties_organizations (id),
  theme text not null,
  primary key (organization_id, theme)
) strict;

CREATE TABLE plans_action_parties (
  seq integer not null references plans_action_statements (seq),
  ordinal integer not null,
  kind text not null,
  name text not null,
  role text not null,
  primary key (seq, ordinal)
) strict;

CREATE TABLE plans_action_statements (
  seq integer not null primary key,
  action_id blob not null references plans_actions (id),
  said text not null,
  title text not null,
  node_id blob not null,
  held_on integer not null,
  section_id blob,
  area_id blob,
  kind text not null,
  head_count integer,
  is_standing integer not null
) strict;

CREATE INDEX plans_action_statements_by_action on plans_action_statements (action_id, is_standing);

CREATE INDEX plans_action_statements_by_area on plans_action_statements (area_id, is_standing, held_on);

CREATE INDEX plans_action_statements_by_day on plans_action_statements (is_standing, said, held_on, seq);

CREATE INDEX plans_action_statements_by_node on plans_action_statements (node_id, is_standing, held_on);

CREATE TABLE plans_actions (
  id blob not null primary key,
  stated_at integer not null
) strict;

CREATE TABLE plans_actors (
  version_id blob not null references plans_versions (id),
  ordinal integer not null,
  name text not null,
  primary key (version_id, ordinal)
) strict;

CREATE TABLE plans_area_cells (
  release_id blob not null references plans_area_releases (id),
  ordinal integer not null,
  area_id blob,
  count integer,
  primary key (release_id, ordinal)
) strict;

CREATE TABLE plans_area_releases (
  id blob not null primary key,
  indicator_id blob not null,
  fiscal_year integer not null,
  ordinal integer not null,
  through integer not null,
  total integer,
  unique (indicator_id, fiscal_year, ordinal)
) strict;

CREATE TABLE plans_evaluations (
  sheet_id blob not null references plans_sheets (id),
  step text not null,
  number integer not null,
  grade integer not null,
  proposed integer,
  percent real,
  reason text,
  proxy text,
  seq integer not null,
  decided_on integer not null,
  primary key (sheet_id, step, number)
) strict;

CREATE INDEX plans_evaluations_by_seq on plans_evaluations (seq);

CREATE TABLE plans_evaluators (
  version_id blob not null references plans_scales (version_id),
  ordinal integer not null,
  name text not null,
  primary key (version_id, ordinal)
) strict;

CREATE TABLE plans_goals (
  node_id blob not null primary key references plans_nodes (id),
  heading text not null,
  target text,
  achieved text,
  background text,
  present text,
  issue text,
  related text
) strict;

CREATE TABLE plans_grades (
  version_id blob not null references plans_scales (version_id),
  grade integer not null,
  label text not null,
  above real,
  equals real,
  from_value real,
  below real,
  is_judged integer not null,
  primary key (version_id, grade)
) strict;

CREATE TABLE plans_indicator_filters (
  indicator_id blob not null references plans_indicators (id),
  is_lower integer not null,
  dimension text not null,
  value text not null,
  primary key (indicator_id, is_lower, dimension)
) strict;

CREATE TABLE plans_indicator_heirs (
  version_id blob not null references plans_versions (id),
  ordinal integer not null,
  old_code text not null,
  new_code text not null,
  primary key (version_id, ordinal)
) strict;

CREATE TABLE plans_indicator_limits (
  indicator_id blob not null references plans_indicators (id),
  ordinal integer not null,
  name text not null,
  raw text not null,
  value real not null,
  bad_side text not null,
  primary key (indicator_id, ordinal)
) strict;

CREATE TABLE plans_indicator_sections (
  indicator_id blob not null references plans_indicators (id),
  ordinal integer not null,
  section_id blob not null,
  primary key (indicator_id, ordinal)
) strict;

CREATE TABLE plans_indicators (
  id blob not null primary key,
  lasting_id blob not null,
  version_id blob not null references plans_versions (id),
  ordinal integer not null,
  code text not null,
  slug text not null,
  node_id blob not null references plans_nodes (id),
  group_name text not null,
  kind text,
  name text not null,
  unit text,
  baseline_raw text,
  baseline_value real,
  baseline_year integer,
  target_raw text,
  target_value real,
  target_year integer,
  target_is_strict integer not null,
  shape text not null,
  direction text not null,
  is_cumulative integer not null,
  decimals integer not null,
  is_scored integer not null,
  baseline_window_first integer,
  baseline_window_last integer,
  target_window_first integer,
  target_window_last integer,
  population integer,
  rationale text,
  definition text,
  caution text,
  counter text,
  opening real,
  list text,
  over_counter text,
  over_fact text,
  external text,
  cadence text,
  unique (version_id, code),
  unique (version_id, slug)
) strict;

CREATE INDEX plans_indicators_by_lasting_id on plans_indicators (lasting_id);

CREATE TABLE plans_levels (
  version_id blob not null references plans_versions (id),
  ordinal integer not null,
  label text not null,
  primary key (version_id, ordinal)
) strict;

CREATE TABLE plans_milestones (
  seq integer not null primary key,
  id blob not null,
  node_id blob not null,
  reached_on integer not null,
  title text not null,
  is_standing integer not null
) strict;

CREATE INDEX plans_milestones_by_node on plans_milestones (node_id, is_standing, reached_on);

CREATE TABLE plans_node_heirs (
  version_id blob not null references plans_versions (id),
  ordinal integer not null,
  old_code text not null,
  new_code text not null,
  primary key (version_id, ordinal)
) strict;

CREATE TABLE plans_node_links (
  node_id blob not null references plans_nodes (id),
  ordinal integer not null,
  linked_id blob not null,
  primary key (node_id, ordinal)
) strict;

CREATE INDEX plans_node_links_by_linked on plans_node_links (linked_id);

CREATE TABLE plans_node_parents (
  node_id blob not null references plans_nodes (id),
  ordinal integer not null,
  parent_id blob not null references plans_nodes (id),
  primary key (node_id, ordinal)
) strict;

CREATE INDEX plans_node_parents_by_parent on plans_node_parents (parent_id);

CREATE TABLE plans_node_parts (
  node_id blob not null references plans_nodes (id),
  kind text not null,
  ordinal integer not null,
  body text not null,
  primary key (node_id, kind, ordinal)
) strict;

CREATE TABLE plans_node_roles (
  node_id blob not null references plans_nodes (id),
  ordinal integer not null,
  actor text not null,
  body text not null,
  primary key (node_id, ordinal)
) strict;

CREATE TABLE plans_node_sections (
  node_id blob not null references plans_nodes (id),
  ordinal integer not null,
  section_id blob not null,
  primary key (node_id, ordinal)
) strict;

CREATE TABLE plans_nodes (
  id blob not null primary key,
  lasting_id blob not null,
  version_id blob not null references plans_versions (id),
  ordinal integer not null,
  code text not null,
  slug text not null,
  level text not null,
  number text,
  title text not null,
  is_draft integer not null,
  is_cross_cutting integer not null,
  has_inferred_parent integer not null,
  is_title_only integer not null,
  is_policy integer not null,
  unique (version_id, code),
  unique (version_id, slug)
) strict;

CREATE INDEX plans_nodes_by_code on plans_nodes (code);

CREATE INDEX plans_nodes_by_lasting_id on plans_nodes (lasting_id);

CREATE TABLE plans_observations (
  id blob not null primary key,
  indicator_id blob not null,
  fiscal_year integer not null,
  origin text not null,
  value real,
  upper integer,
  lower integer,
  is_withheld integer not null,
  is_preliminary integer not null,
  source text,
  through integer not null,
  reached_on integer,
  as_of_seq integer not null,
  entries integer,
  is_standing integer not null
, reason text, stated_on integer, is_withdrawn integer not null default 0) strict;

CREATE INDEX plans_observations_by_year on plans_observations (origin, fiscal_year, indicator_id, as_of_seq);

CREATE INDEX plans_observations_standing on plans_observations (indicator_id, origin, is_standing, fiscal_year);

CREATE TABLE plans_plans (
  id blob not null primary key,
  slug text not null unique,
  ordinal integer not null
, owner_id blob, body_id blob) strict;

CREATE INDEX plans_plans_by_body on plans_plans (body_id);

CREATE TABLE plans_publications (
  round_id blob not null references plans_rounds (id),
  number integer not null,
  published_at integer not null,
  published_seq integer not null,
  withdrawn_on integer,
  withdrawn_seq integer,
  reason text,
  primary key (round_id, number)
) strict;

CREATE INDEX plans_publications_by_withdrawn_seq on plans_publications (withdrawn_seq);

CREATE TABLE plans_reading_choices (
  reading_id blob not null references plans_readings (id),
  number integer not null,
  field text not null,
  ordinal integer not null,
  value text not null,
  primary key (reading_id, number, field, ordinal)
) strict;

CREATE TABLE plans_reading_decisions (
  reading_id blob not null references plans_readings (id),
  number integer not null,
  field text not null,
  seq integer not null,
  verdict text not null,
  value text,
  post text not null,
  primary key (reading_id, number, field, seq)
) strict;

CREATE TABLE plans_reading_fields (
  reading_id blob not null references plans_readings (id),
  number integer not null,
  field text not null,
  value text,
  confidence integer not null,
  line integer,
  letter integer,
  end_line integer,
  end_letter integer,
  primary key (reading_id, number, field)
) strict;

CREATE TABLE plans_reading_texts (
  reading_id blob not null references plans_readings (id),
  first_line integer not null,
  line_count integer not null,
  body text not null,
  primary key (reading_id, first_line)
) strict;

CREATE TABLE plans_reading_things (
  reading_id blob not null references plans_readings (id),
  number integer not null,
  thing text not null,
  primary key (reading_id, number)
) strict;

CREATE TABLE plans_reading_warnings (
  reading_id blob not null references plans_readings (id),
  ordinal integer not null,
  code text not null,
  about text not null,
  line integer,
  primary key (reading_id, ordinal)
) strict;

CREATE TABLE plans_readings (
  id blob not null primary key,
  begun_at integer not null,
  post text not null,
  name text not null,
  hash blob not null,
  size integer not null,
  state text not null,
  worked_at integer,
  parts_done integer not null,
  parts integer not null,
  refusal text,
  seq integer not null,
  laid_plan text,
  laid_seq integer,
  aside_seq integer
) strict;

CREATE INDEX plans_readings_by_hash on plans_readings (hash);

CREATE TABLE plans_related (
  version_id blob not null references plans_versions (id),
  ordinal integer not null,
  title text not null,
  period text,
  primary key (version_id, ordinal)
) strict;

CREATE TABLE plans_releases (
  indicator_id blob not null primary key,
  through integer not null,
  as_of_seq integer not null
) strict;

CREATE TABLE plans_round_evaluators (
  round_id blob not null references plans_rounds (id),
  ordinal integer not null,
  name text not null,
  primary key (round_id, ordinal)
) strict;

CREATE TABLE plans_round_fields (
  round_id blob not null references plans_rounds (id),
  ordinal integer not null,
  code text not null,
  kind text not null,
  label text not null,
  help text,
  is_required integer not null,
  max integer,
  unit text,
  primary key (round_id, code)
) strict;

CREATE TABLE plans_round_grades (
  round_id blob not null references plans_rounds (id),
  grade integer not null,
  label text not null,
  above real,
  equals real,
  from_value real,
  below real,
  is_judged integer not null,
  primary key (round_id, grade)
) strict;

CREATE TABLE plans_round_levels (
  round_id blob not null references plans_rounds (id),
  ordinal integer not null,
  level text not null,
  primary key (round_id, ordinal)
) strict;

CREATE TABLE plans_round_options (
  round_id blob not null references plans_rounds (id),
  field_code text not null,
  ordinal integer not null,
  code text not null,
  label text not null,
  points integer,
  primary key (round_id, field_code, code)
) strict;

CREATE TABLE plans_round_reminders (
  round_id blob not null references plans_rounds (id),
  step text not null,
  section_id blob not null,
  number integer not null,
  sent_on integer not null,
  primary key (round_id, step, section_id, number)
) strict;

CREATE TABLE plans_rounds (
  id blob not null primary key,
  plan_id blob not null references plans_plans (id),
  fiscal_year integer not null,
  state text not null,
  form_code text not null,
  form_title text not null,
  reckoning text not null,
  scale_name text not null,
  scale_unit text not null,
  has_department integer not null,
  has_outside integer not null,
  section_by integer not null,
  department_by integer,
  planning_by integer not null,
  frozen_on integer, version_number integer,
  unique (plan_id, fiscal_year)
) strict;

CREATE TABLE plans_scales (
  version_id blob not null primary key references plans_versions (id),
  name text not null,
  unit text not null
) strict;

CREATE TABLE plans_sheet_answers (
  sheet_id blob not null references plans_sheets (id),
  field_code text not null,
  number integer not null,
  body text not null,
  written_at integer not null,
  primary key (sheet_id, field_code, number)
) strict;

CREATE TABLE plans_sheet_comments (
  sheet_id blob not null references plans_sheets (id),
  number integer not null,
  by_whom text not null,
  body text not null,
  seq integer not null,
  made_on integer not null,
  answer text,
  answer_seq integer,
  answered_on integer,
  primary key (sheet_id, number)
) strict;

CREATE INDEX plans_sheet_comments_by_answer_seq on plans_sheet_comments (answer_seq);

CREATE INDEX plans_sheet_comments_by_seq on plans_sheet_comments (seq);

CREATE TABLE plans_sheet_remarks (
  sheet_id blob not null references plans_sheets (id),
  number integer not null,
  step text not null,
  field_code text not null,
  body text not null,
  seq integer not null,
  made_on integer not null,
  is_settled integer not null,
  primary key (sheet_id, number)
) strict;

CREATE INDEX plans_sheet_remarks_by_seq on plans_sheet_remarks (seq);

CREATE TABLE plans_sheets (
  id blob not null primary key,
  round_id blob not null references plans_rounds (id),
  node_id blob not null,
  ordinal integer not null,
  section_id blob,
  state text not null,
  left_out text, left_out_seq integer,
  unique (round_id, node_id)
) strict;

CREATE INDEX plans_sheets_by_left_out_seq on plans_sheets (left_out_seq);

CREATE INDEX plans_sheets_by_node on plans_sheets (node_id);

CREATE TABLE plans_snapshot_years (
  sheet_id blob not null references plans_sheets (id),
  ordinal integer not null,
  fiscal_year integer not null,
  value real,
  upper integer,
  lower integer,
  is_withheld integer not null,
  is_preliminary integer not null,
  through integer,
  primary key (sheet_id, ordinal, fiscal_year)
) strict;

CREATE TABLE plans_snapshots (
  sheet_id blob not null references plans_sheets (id),
  ordinal integer not null,
  indicator_id blob not null,
  name text not null,
  unit text,
  decimals integer not null,
  baseline_raw text,
  target_raw text,
  state text not null,
  reached text not null,
  percent real,
  primary key (sheet_id, ordinal)
) strict;

CREATE TABLE plans_versions (
  id blob not null primary key,
  plan_id blob not null references plans_plans (id),
  number integer not null,
  is_current integer not null,
  title text not null,
  kind text not null,
  scope text,
  period_from integer,
  period_to integer,
  period_raw text,
  source_title text not null,
  source_url text, state text not null default 'adopted', revision integer not null default 0, adopted_on integer, reason text,
  unique (plan_id, number)
) strict;

CREATE TABLE post_mails (
  id blob not null primary key,
  to_address text not null,
  subject text not null,
  body text,
  made_at integer not null,
  next_try_at integer not null,
  tries integer not null,
  state text not null,
  is_decoy integer not null,
  ended_at integer
) strict;

CREATE INDEX post_mails_due on post_mails (state, next_try_at);

CREATE INDEX post_mails_ended on post_mails (ended_at);

CREATE VIEW v_area_path as
  select a.id, a.code, a.name, a.kind, p.parent_id,
         case when o.id is null then a.name else o.name || ' ' || a.name end as path,
         coalesce(p.from_on, a.valid_from, 10101) as valid_from,
         coalesce(p.to_on, a.valid_to, 99991231) as valid_to
    from areas_areas a
    left join areas_places p on p.area_id = a.id
    left join areas_areas o on o.id = p.parent_id
  union all
  select a.id, a.code, a.name, a.kind, null as parent_id, a.name as path,
         coalesce(a.valid_from, 10101) as valid_from,
         (select min(p.from_on) from areas_places p where p.area_id = a.id) - 1 as valid_to
    from areas_areas a
   where exists (select 1 from areas_places p where p.area_id = a.id)
     and coalesce(a.valid_from, 10101) < (select min(p.from_on) from areas_places p where p.area_id = a.id);

CREATE VIEW v_area_places as
  select area_id, parent_id, from_on as valid_from, coalesce(to_on, 99991231) as valid_to
    from areas_places;

CREATE VIEW v_areas as
  select a.id, a.code, a.ordinal, a.name, a.reading, a.kind,
         (select p.parent_id from areas_places p where p.area_id = a.id order by p.from_on desc limit 1) as parent_id,
         a.valid_from, a.valid_to
    from areas_areas a;

CREATE VIEW v_offices_on as
  select o.id, o.title, o.section_id, s.name as section_name,
         coalesce(o.valid_from, 10101) as valid_from,
         coalesce(o.valid_to, 99991231) as valid_to
    from who_offices o
    join who_sections s on s.id = o.section_id;

CREATE VIEW v_party_names as
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

CREATE VIEW v_party_ties as
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

CREATE VIEW v_section_parents as
  select s.id as section_id, s.parent_id, 10101 as from_on,
         coalesce((select min(m.from_on) from who_section_moves m where m.section_id = s.id), 99991232) as before_on
    from who_sections s
  union all
  select m.section_id, m.parent_id, m.from_on,
         coalesce((select min(n.from_on) from who_section_moves n where n.section_id = m.section_id and n.from_on > m.from_on),
                  99991232) as before_on
    from who_section_moves m;

CREATE VIEW v_sections_on as
  select id, code, name, ordinal,
         coalesce(valid_from, 10101) as valid_from,
         coalesce(valid_to, 99991231) as valid_to
    from who_sections;

CREATE TABLE who_accounts (
  id blob not null primary key,
  name text not null,
  mail text not null,
  mail_key text not null unique,
  made_at integer not null,
  closed_at integer
) strict;

CREATE INDEX who_accounts_by_name on who_accounts (name);

CREATE TABLE who_appointments (
  id blob not null primary key,
  account_id blob not null references who_accounts (id),
  office_id blob not null references who_offices (id),
  from_on integer not null,
  to_on integer,
  appointed_seq integer not null,
  ended_seq integer
) strict;

CREATE INDEX who_appointments_by_account on who_appointments (account_id);

CREATE INDEX who_appointments_by_office on who_appointments (office_id);

CREATE TABLE who_attempts (
  subject_hash blob not null,
  way text not null,
  span integer not null,
  tries integer not null,
  primary key (subject_hash, way, span)
) strict;

CREATE TABLE who_ceremonies (
  secret_hash blob not null primary key,
  state text not null,
  ends_at integer not null
) strict;

CREATE TABLE who_identities (
  id blob not null primary key,
  profile text not null,
  subject_hash blob not null,
  account_id blob not null references who_accounts (id),
  since_at integer not null,
  bound_seq integer not null,
  company_number text not null,
  company_name text not null,
  mandate text not null,
  unique (profile, subject_hash)
) strict;

CREATE INDEX who_identities_by_account on who_identities (account_id);

CREATE TABLE who_journeys (
  id blob not null primary key,
  browser_hash blob not null,
  profile text not null,
  account_id blob references who_accounts (id),
  to_path text not null,
  lang text not null,
  made_at integer not null,
  ends_at integer not null,
  answered_at integer,
  subject_hash blob,
  name text not null,
  company_number text not null,
  company_name text not null,
  mandate text not null,
  done_at integer
) strict;

CREATE INDEX who_journeys_by_browser on who_journeys (browser_hash, made_at);

CREATE INDEX who_journeys_by_end on who_journeys (ends_at);

CREATE TABLE who_links (
  secret_hash blob not null primary key,
  account_id blob references who_accounts (id),
  mail text,
  face text not null,
  browser_hash blob,
  digits text,
  tries integer not null,
  made_at integer not null,
  ends_at integer not null,
  used_at integer
) strict;

CREATE TABLE who_office_permissions (
  office_id blob not null references who_offices (id),
  permission text not null,
  primary key (office_id, permission)
) strict;

CREATE TABLE who_offices (
  id blob not null primary key,
  section_id blob not null references who_sections (id),
  title text not null,
  ordinal integer not null,
  valid_from integer,
  valid_to integer, is_single integer not null default 0,
  unique (section_id, title)
) strict;

CREATE TABLE who_openings (
  door text not null,
  opened_at integer not null,
  opened_seq integer,
  closed_at integer,
  closed_seq integer,
  primary key (door, opened_at)
) strict;

CREATE TABLE who_passkeys (
  id blob not null primary key,
  account_id blob not null references who_accounts (id),
  credential_id blob not null unique,
  credential text not null,
  label text not null,
  made_at integer not null,
  used_at integer
) strict;

CREATE INDEX who_passkeys_by_account on who_passkeys (account_id);

CREATE TABLE who_passwords (
  account_id blob not null primary key references who_accounts (id),
  hash text not null,
  set_at integer not null
) strict;

CREATE TABLE who_recovery_codes (
  account_id blob not null references who_accounts (id),
  code_hash blob not null,
  used_at integer,
  primary key (account_id, code_hash)
) strict;

CREATE TABLE who_section_moves (
  section_id blob not null references who_sections (id),
  from_on integer not null,
  parent_id blob references who_sections (id),
  adoption_id blob not null references who_transfer_adoptions (id),
  primary key (section_id, from_on)
) strict;

CREATE TABLE who_section_successions (
  section_id blob not null references who_sections (id),
  successor_id blob not null references who_sections (id),
  primary key (section_id, successor_id)
) strict;

CREATE TABLE who_sections (
  id blob not null primary key,
  code text not null unique,
  ordinal integer not null,
  name text not null,
  parent_id blob references who_sections (id),
  valid_from integer,
  valid_to integer
) strict;

CREATE INDEX who_sections_by_name on who_sections (name);

CREATE TABLE who_sessions (
  id blob not null primary key,
  secret_hash blob not null unique,
  account_id blob not null references who_accounts (id),
  face text not null,
  strength text not null,
  office_id blob references who_offices (id),
  device text not null,
  made_at integer not null,
  seen_at integer not null,
  ends_at integer not null,
  ended_at integer
, browser_hash blob, second_at integer) strict;

CREATE INDEX who_sessions_by_account on who_sessions (account_id);

CREATE TABLE who_totps (
  account_id blob not null primary key references who_accounts (id),
  secret blob not null,
  made_at integer not null,
  confirmed_at integer,
  last_step integer not null
, wrong integer not null default 0) strict;

CREATE TABLE who_towns (
  slug text not null primary key,
  name text not null,
  name_easy text,
  name_en text not null,
  accent text not null,
  is_sample integer not null,
  note text,
  word_community text not null,
  word_collaboration text not null,
  word_district text not null,
  word_headquarters text not null
) strict;

CREATE TABLE who_transfer_adoptions (
  id blob not null primary key,
  transfer_id blob not null references who_transfers (id),
  adopted_at integer not null,
  adopted_seq integer not null,
  withdrawn_at integer,
  withdrawn_seq integer
) strict;

CREATE INDEX who_transfer_adoptions_by_transfer on who_transfer_adoptions (transfer_id);

CREATE TABLE who_transfer_appointment_begins (
  adoption_id blob not null references who_transfer_adoptions (id),
  appointment_id blob not null references who_appointments (id),
  primary key (adoption_id, appointment_id)
) strict;

CREATE TABLE who_transfer_appointment_ends (
  adoption_id blob not null references who_transfer_adoptions (id),
  appointment_id blob not null references who_appointments (id),
  to_on_before integer,
  ended_seq_before integer,
  primary key (adoption_id, appointment_id)
) strict;

CREATE TABLE who_transfer_endings (
  transfer_id blob not null references who_transfers (id),
  section_id blob not null references who_sections (id),
  primary key (transfer_id, section_id)
) strict;

CREATE TABLE who_transfer_heirs (
  transfer_id blob not null,
  section_id blob not null,
  heir_id blob not null,
  primary key (transfer_id, section_id, heir_id),
  foreign key (transfer_id, section_id) references who_transfer_endings (transfer_id, section_id)
) strict;

CREATE TABLE who_transfer_moves (
  id blob not null primary key,
  transfer_id blob not null references who_transfers (id),
  account_id blob not null references who_accounts (id),
  from_office_id blob,
  to_office_id blob,
  until_on integer
) strict;

CREATE INDEX who_transfer_moves_by_transfer on who_transfer_moves (transfer_id);

CREATE TABLE who_transfer_office_endings (
  transfer_id blob not null references who_transfers (id),
  office_id blob not null references who_offices (id),
  heir_id blob,
  primary key (transfer_id, office_id)
) strict;

CREATE TABLE who_transfer_office_ends (
  adoption_id blob not null references who_transfer_adoptions (id),
  office_id blob not null references who_offices (id),
  valid_to_before integer,
  primary key (adoption_id, office_id)
) strict;

CREATE TABLE who_transfer_offices (
  id blob not null primary key,
  transfer_id blob not null references who_transfers (id),
  section_id blob not null,
  title text not null,
  is_single integer not null,
  like_id blob references who_offices (id)
) strict;

CREATE INDEX who_transfer_offices_by_transfer on who_transfer_offices (transfer_id);

CREATE TABLE who_transfer_placements (
  transfer_id blob not null references who_transfers (id),
  section_id blob not null references who_sections (id),
  parent_id blob,
  primary key (transfer_id, section_id)
) strict;

CREATE TABLE who_transfer_sections (
  id blob not null primary key,
  transfer_id blob not null references who_transfers (id),
  code text not null,
  name text not null,
  parent_id blob
) strict;

CREATE INDEX who_transfer_sections_by_transfer on who_transfer_sections (transfer_id);

CREATE TABLE who_transfers (
  id blob not null primary key,
  effective_on integer not null,
  made_at integer not null
) strict;

CREATE TABLE who_ways (
  profile text not null primary key,
  issuer text not null,
  client_id text not null,
  client_secret text not null,
  signing_key blob not null,
  key_id text not null,
  opened_at integer not null,
  opened_seq integer not null,
  closed_at integer
) strict;

