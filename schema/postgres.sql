-- Made by `cargo xtask schema` from the migrations; not edited by hand.

areas_areas
  id bytea not null
  code text not null
  ordinal bigint not null
  name text not null
  reading text
  kind text not null
  valid_from bigint
  valid_to bigint

areas_charges
  id bytea not null
  area_id bytea not null
  section_id bytea not null
  from_on bigint not null
  to_on bigint
  source text not null
  made_seq bigint not null
  ended_seq bigint
  withdrawn_seq bigint

areas_figures
  area_id bytea not null
  what text not null
  day bigint not null
  statement_id bytea not null
  value bigint
  source text not null

areas_import_columns
  import_id bytea not null
  position bigint not null
  target text not null

areas_imports
  id bytea not null
  begun_at bigint not null
  account_id bytea not null
  name text not null
  hash bytea not null
  bytes bytea
  day bigint
  source text not null
  statement_id bytea
  discarded_at bigint

areas_items
  code text not null
  ordinal bigint not null
  name text not null
  unit text not null
  counts_people bigint not null

areas_kinds
  word text not null
  rank bigint not null
  word_easy text
  word_en text

areas_listing_areas
  listing_id bytea not null
  area_id bytea not null

areas_listing_columns
  listing_id bytea not null
  position bigint not null
  meaning text not null

areas_listings
  id bytea not null
  begun_at bigint not null
  account_id bytea not null
  name text not null
  hash bytea not null
  bytes bytea
  kind text
  source text not null
  statement_id bytea
  seq bigint
  undone_seq bigint
  discarded_at bigint

areas_places
  area_id bytea not null
  from_on bigint not null
  to_on bigint
  parent_id bytea not null

areas_reform_adoptions
  id bytea not null
  reform_id bytea not null
  adopted_at bigint not null
  adopted_seq bigint not null
  withdrawn_at bigint
  withdrawn_seq bigint

areas_reform_begins
  id bytea not null
  reform_id bytea not null
  code text not null
  name text not null
  reading text
  kind text not null
  parent_id bytea

areas_reform_endings
  reform_id bytea not null
  area_id bytea not null

areas_reform_heirs
  reform_id bytea not null
  area_id bytea not null
  heir_id bytea not null

areas_reform_moves
  reform_id bytea not null
  area_id bytea not null
  parent_id bytea not null

areas_reforms
  id bytea not null
  effective_on bigint not null
  made_at bigint not null

areas_released
  area_id bytea not null
  day bigint not null
  what text not null
  value bigint
  source text not null

areas_shapes
  area_id bytea not null
  statement_id bytea not null
  geojson text not null
  source text not null

areas_statements
  id bytea not null
  way text not null
  reason text
  seq bigint
  undone_seq bigint

areas_successions
  area_id bytea not null
  successor_id bytea not null

areas_towns
  code text not null

cases_drafts
  programme_id bytea not null
  body text not null
  revision bigint not null
  post text not null
  saved_at bigint not null

cases_holidays
  day bigint not null
  name text not null
  seq bigint not null

cases_programmes
  id bytea not null
  slug text not null
  made_seq bigint not null

cases_statements
  seq bigint not null
  programme_id bytea not null
  name text not null
  section_id bytea not null
  scene text not null
  about text not null
  online text not null
  link text
  is_by_post bigint not null
  is_at_counter bigint not null
  is_national bigint not null
  is_inside bigint not null
  basis text
  yearly_count bigint
  is_gone bigint not null

cases_versions
  programme_id bytea not null
  number bigint not null
  from_on bigint not null
  body text not null
  hash bytea not null
  section_id bytea not null
  post text not null
  adopted_at bigint not null
  seq bigint not null

cases_withdrawals
  seq bigint not null
  programme_id bytea not null
  from_on bigint not null
  reason text not null
  post text not null

db_keys
  actor text not null
  route text not null
  key text not null
  fingerprint bytea not null
  outcome text not null
  made_at bigint not null

db_migrations
  feature text not null
  number bigint not null
  fingerprint bytea not null
  done_at bigint not null

files_files
  id bytea not null
  hash bytea not null
  bytes bigint not null
  media text not null
  name text not null
  made_at bigint not null
  made_seq bigint not null
  erased_at bigint
  gone_at bigint

journal_access_months
  month bigint not null
  first_seq bigint not null
  last_seq bigint
  last_seal bytea
  dropped_at bigint

journal_access_subjects
  seq bigint not null
  subject bytea not null

journal_accesses
  seq bigint not null
  noted_at bigint not null
  kind text not null
  face text not null
  who bytea
  section bytea
  route text not null
  purpose text not null
  reason text
  reason_salt bytea
  reason_hash bytea
  persons bigint not null
  seal bytea not null

journal_cursors
  reaction text not null
  seq bigint not null
  failures bigint not null
  retry_at bigint not null

journal_details
  seq bigint not null
  salt bytea not null
  content text not null

journal_jobs
  kind text not null
  subject bytea not null
  due_at bigint not null
  failures bigint not null

journal_lines
  seq bigint not null
  ordinal bigint not null
  counter text not null
  day bigint not null
  fiscal_year bigint not null
  area bytea not null
  section bytea not null
  node bytea not null
  d1 text not null
  d2 text not null
  d3 text not null
  d4 text not null
  quantity bigint not null
  subject bytea
  is_reversal bigint not null

journal_nodes
  seq bigint not null
  node bytea not null

journal_records
  seq bigint not null
  recorded_at bigint
  occurred_on bigint not null
  fiscal_year bigint not null
  kind text not null
  version bigint not null
  actor_kind text not null
  actor bytea
  actor_for bytea
  actor_key text
  channel text not null
  area bytea
  section bytea
  subject bytea
  corrects bigint
  visibility text not null
  body text not null
  details_hash bytea
  seal bytea not null

journal_tallies
  counter text not null
  day bigint not null
  area bytea not null
  section bytea not null
  node bytea not null
  d1 text not null
  d2 text not null
  d3 text not null
  d4 text not null
  quantity bigint not null
  entries bigint not null

parties_answers
  made_seq bigint not null
  asking_id bytea not null
  outcome text not null
  words text not null
  minutes bigint
  answered_on bigint not null

parties_askings
  id bytea not null
  request_id bytea not null
  organization_id bytea not null
  asked_seq bigint not null
  withdrawn_seq bigint

parties_assignments
  id bytea not null
  section_id bytea not null
  organization_id bytea not null
  from_on bigint not null
  to_on bigint
  source text not null
  made_seq bigint not null
  ended_seq bigint
  withdrawn_seq bigint

parties_behalf_papers
  behalf_id bytea not null
  position bigint not null
  file_id bytea not null

parties_behalves
  id bytea not null
  number bigint not null
  typist_id bytea not null
  role text not null
  party_id bytea
  name text not null
  basis text not null
  channel text not null
  agreed_on bigint not null
  agreed_how text not null
  what text not null
  about_id bytea not null
  typed_at bigint not null
  made_seq bigint not null

parties_branches
  id bytea not null
  organization_id bytea not null
  parent_id bytea not null
  from_on bigint not null
  to_on bigint
  source text not null
  made_seq bigint not null
  ended_seq bigint
  withdrawn_seq bigint

parties_commissions
  id bytea not null
  person_id bytea not null
  duty text not null
  area_id bytea
  from_on bigint not null
  to_on bigint
  may_publish bigint not null
  source text not null
  made_seq bigint not null
  ended_seq bigint
  withdrawn_seq bigint

parties_contacts
  person_id bytea not null
  purpose text not null
  way text not null
  value text not null

parties_desk_keys
  party_id bytea not null
  key text not null

parties_desk_tokens
  token text not null
  party_id bytea not null

parties_duties
  id bytea not null
  organization_id bytea not null
  fiscal_year bigint not null
  month bigint not null
  day bigint
  title text not null
  post_id bytea
  note text not null
  is_yearly bigint not null
  before_id bytea
  made_seq bigint not null
  done_seq bigint
  withdrawn_seq bigint

parties_entries
  id bytea not null
  organization_id bytea not null
  group_label text not null
  label text not null
  kana text not null
  address text not null
  phone text not null
  mail text not null
  persons bigint
  is_paper bigint not null
  note text not null
  account_id bytea
  from_on bigint not null
  to_on bigint
  source text not null
  import_id bytea
  made_seq bigint not null
  ended_seq bigint
  withdrawn_seq bigint

parties_handover_items
  handover_id bytea not null
  ordinal bigint not null
  label text not null

parties_handover_signs
  handover_id bytea not null
  side text not null
  office_id bytea not null
  signed_on bigint not null
  made_seq bigint not null

parties_handovers
  id bytea not null
  organization_id bytea not null
  post_id bytea not null
  note text not null
  households bigint
  open_requests bigint not null
  open_joins bigint not null
  made_at bigint not null
  made_seq bigint not null
  withdrawn_seq bigint

parties_households
  id bytea not null
  label text not null
  area_id bytea
  address text not null
  erased_at bigint

parties_import_changes
  import_id bytea not null
  entry_id bytea not null
  side text not null
  group_label text not null
  kana text not null
  address text not null
  phone text not null
  mail text not null
  persons bigint
  is_paper bigint not null
  note text not null

parties_import_columns
  import_id bytea not null
  position bigint not null
  target text not null

parties_imports
  id bytea not null
  organization_id bytea not null
  account_id bytea not null
  is_for_body bigint not null
  name text not null
  hash bytea not null
  bytes bytea
  begun_at bigint not null
  from_on bigint not null
  year bigint
  updates bigint not null
  rows_all bigint
  rows_new bigint
  rows_other bigint
  rows_rejected bigint
  made_seq bigint
  undone_seq bigint
  discarded_at bigint

parties_invitations
  id bytea not null
  office_id bytea not null
  account_id bytea not null
  made_at bigint not null
  made_seq bigint not null
  accepted_seq bigint

parties_join_steps
  join_id bytea not null
  step text not null
  words text not null
  made_at bigint not null
  made_seq bigint not null

parties_joins
  id bytea not null
  organization_id bytea not null
  number text not null
  secret_hash bytea
  account_id bytea
  label text not null
  kana text not null
  address text not null
  phone text not null
  mail text not null
  persons bigint
  is_paper bigint not null
  note text not null
  entry_id bytea
  made_at bigint not null
  made_seq bigint not null

parties_kinds
  code text not null
  sort text not null
  ordinal bigint not null
  label text

parties_leaves
  id bytea not null
  entry_id bytea not null
  last_on bigint not null
  note text not null
  made_at bigint not null
  made_seq bigint not null
  confirmed_seq bigint
  withdrawn_seq bigint

parties_letters
  id bytea not null
  account_id bytea not null
  name text not null
  kana text not null
  area_id bytea
  address text not null
  asked_at bigint not null
  asked_seq bigint not null
  person_id bytea
  prepared_seq bigint
  code_hash bytea
  printed_at bigint
  prints bigint not null
  ends_on bigint
  tries bigint not null
  outcome text
  ended_at bigint
  ended_seq bigint
  reason text not null

parties_levels
  act text not null
  level text not null
  set_seq bigint not null

parties_memberships
  id bytea not null
  organization_id bytea not null
  party_id bytea not null
  from_on bigint not null
  to_on bigint
  source text not null
  made_seq bigint not null
  ended_seq bigint
  withdrawn_seq bigint

parties_merges
  id bytea not null
  kept_id bytea not null
  gone_id bytea not null
  merged_at bigint not null
  merged_seq bigint not null
  undone_seq bigint

parties_moved
  merge_id bytea not null
  place text not null
  row_id bytea not null

parties_offices
  id bytea not null
  post_id bytea not null
  person_id bytea not null
  from_on bigint not null
  to_on bigint
  seat text not null
  is_ex_officio bigint not null
  may_publish bigint not null
  source text not null
  made_seq bigint not null
  ended_seq bigint
  withdrawn_seq bigint

parties_operations
  id bytea not null
  organization_id bytea not null
  place_id bytea not null
  from_on bigint not null
  to_on bigint
  source text not null
  made_seq bigint not null
  ended_seq bigint
  withdrawn_seq bigint

parties_organizations
  id bytea not null
  slug text not null
  kind text not null
  name text not null
  kana text not null
  area_id bytea

parties_papers
  id bytea not null
  organization_id bytea not null
  title text not null
  place text not null
  note text not null
  made_seq bigint not null
  withdrawn_seq bigint

parties_parties
  id bytea not null
  number bigint not null
  merged_into bytea
  made_at bigint not null

parties_persons
  id bytea not null
  family text not null
  given text not null
  family_kana text not null
  given_kana text not null
  former_name text not null
  common_name text not null
  area_id bytea
  address text not null
  is_protected bigint not null
  account_id bytea
  erased_at bigint

parties_posts
  id bytea not null
  organization_id bytea not null
  title text not null
  ordinal bigint not null
  seats bigint not null
  months_max bigint
  is_public bigint not null
  from_on bigint not null
  to_on bigint
  made_seq bigint not null
  ended_seq bigint
  desk text not null default 'none'::text

parties_proofs
  id bytea not null
  person_id bytea not null
  level bigint not null
  way text not null
  shown_on bigint not null
  made_seq bigint not null

parties_proxies
  id bytea not null
  person_id bytea not null
  proxy_id bytea not null
  scope text not null
  agreed_on bigint not null
  from_on bigint not null
  to_on bigint
  source text not null
  made_seq bigint not null
  ended_seq bigint
  withdrawn_seq bigint

parties_public_keys
  organization_id bytea not null
  key text not null

parties_public_tokens
  token text not null
  organization_id bytea not null

parties_publics
  organization_id bytea not null
  is_listed bigint not null
  name_easy text not null
  name_en text not null
  about text not null
  about_easy text not null
  about_en text not null
  place text not null
  phone text not null
  mail text not null
  web text not null
  kept_on bigint

parties_recognitions
  id bytea not null
  party_id bytea not null
  title text not null
  from_on bigint not null
  to_on bigint
  source text not null
  made_seq bigint not null
  ended_seq bigint
  withdrawn_seq bigint

parties_reports
  id bytea not null
  organization_id bytea not null
  counted_on bigint not null
  households bigint not null
  persons bigint
  source text not null
  made_seq bigint not null
  withdrawn_seq bigint

parties_requests
  id bytea not null
  section_id bytea not null
  title text not null
  words text not null
  due_on bigint not null
  minutes bigint not null
  answer text not null
  made_at bigint not null
  made_seq bigint not null
  withdrawn_seq bigint

parties_residences
  id bytea not null
  household_id bytea not null
  person_id bytea not null
  is_representative bigint not null
  from_on bigint not null
  to_on bigint
  source text not null
  made_seq bigint not null
  ended_seq bigint
  withdrawn_seq bigint

parties_rosters
  organization_id bytea not null
  counts_by text not null
  opened_seq bigint not null

parties_shares
  id bytea not null
  organization_id bytea not null
  purpose text not null
  from_on bigint not null
  to_on bigint not null
  made_seq bigint not null
  ended_seq bigint

parties_states
  organization_id bytea not null
  state text not null
  from_on bigint not null
  heir_id bytea
  source text not null
  made_seq bigint not null
  withdrawn_seq bigint

parties_themes
  organization_id bytea not null
  theme text not null

plans_action_parties
  seq bigint not null
  ordinal bigint not null
  kind text not null
  name text not null
  role text not null

plans_action_statements
  seq bigint not null
  action_id bytea not null
  said text not null
  title text not null
  node_id bytea not null
  held_on bigint not null
  section_id bytea
  area_id bytea
  kind text not null
  head_count bigint
  is_standing bigint not null

plans_actions
  id bytea not null
  stated_at bigint not null

plans_actors
  version_id bytea not null
  ordinal bigint not null
  name text not null

plans_area_cells
  release_id bytea not null
  ordinal bigint not null
  area_id bytea
  count bigint

plans_area_releases
  id bytea not null
  indicator_id bytea not null
  fiscal_year bigint not null
  ordinal bigint not null
  through bigint not null
  total bigint

plans_evaluations
  sheet_id bytea not null
  step text not null
  number bigint not null
  grade bigint not null
  proposed bigint
  percent double precision
  reason text
  proxy text
  seq bigint not null
  decided_on bigint not null

plans_evaluators
  version_id bytea not null
  ordinal bigint not null
  name text not null

plans_goals
  node_id bytea not null
  heading text not null
  target text
  achieved text
  background text
  present text
  issue text
  related text

plans_grades
  version_id bytea not null
  grade bigint not null
  label text not null
  above double precision
  equals double precision
  from_value double precision
  below double precision
  is_judged bigint not null

plans_indicator_filters
  indicator_id bytea not null
  is_lower bigint not null
  dimension text not null
  value text not null

plans_indicator_heirs
  version_id bytea not null
  ordinal bigint not null
  old_code text not null
  new_code text not null

plans_indicator_limits
  indicator_id bytea not null
  ordinal bigint not null
  name text not null
  raw text not null
  value double precision not null
  bad_side text not null

plans_indicator_sections
  indicator_id bytea not null
  ordinal bigint not null
  section_id bytea not null

plans_indicators
  id bytea not null
  lasting_id bytea not null
  version_id bytea not null
  ordinal bigint not null
  code text not null
  slug text not null
  node_id bytea not null
  group_name text not null
  kind text
  name text not null
  unit text
  baseline_raw text
  baseline_value double precision
  baseline_year bigint
  target_raw text
  target_value double precision
  target_year bigint
  target_is_strict bigint not null
  shape text not null
  direction text not null
  is_cumulative bigint not null
  decimals bigint not null
  is_scored bigint not null
  baseline_window_first bigint
  baseline_window_last bigint
  target_window_first bigint
  target_window_last bigint
  population bigint
  rationale text
  definition text
  caution text
  counter text
  opening double precision
  list text
  over_counter text
  over_fact text
  external text
  cadence text

plans_levels
  version_id bytea not null
  ordinal bigint not null
  label text not null

plans_milestones
  seq bigint not null
  id bytea not null
  node_id bytea not null
  reached_on bigint not null
  title text not null
  is_standing bigint not null

plans_node_heirs
  version_id bytea not null
  ordinal bigint not null
  old_code text not null
  new_code text not null

plans_node_links
  node_id bytea not null
  ordinal bigint not null
  linked_id bytea not null

plans_node_parents
  node_id bytea not null
  ordinal bigint not null
  parent_id bytea not null

plans_node_parts
  node_id bytea not null
  kind text not null
  ordinal bigint not null
  body text not null

plans_node_roles
  node_id bytea not null
  ordinal bigint not null
  actor text not null
  body text not null

plans_node_sections
  node_id bytea not null
  ordinal bigint not null
  section_id bytea not null

plans_nodes
  id bytea not null
  lasting_id bytea not null
  version_id bytea not null
  ordinal bigint not null
  code text not null
  slug text not null
  level text not null
  number text
  title text not null
  is_draft bigint not null
  is_cross_cutting bigint not null
  has_inferred_parent bigint not null
  is_title_only bigint not null
  is_policy bigint not null

plans_observations
  id bytea not null
  indicator_id bytea not null
  fiscal_year bigint not null
  origin text not null
  value double precision
  upper bigint
  lower bigint
  is_withheld bigint not null
  is_preliminary bigint not null
  source text
  through bigint not null
  reached_on bigint
  as_of_seq bigint not null
  entries bigint
  is_standing bigint not null
  reason text
  stated_on bigint
  is_withdrawn bigint not null default 0

plans_plans
  id bytea not null
  slug text not null
  ordinal bigint not null
  owner_id bytea
  body_id bytea

plans_publications
  round_id bytea not null
  number bigint not null
  published_at bigint not null
  published_seq bigint not null
  withdrawn_on bigint
  withdrawn_seq bigint
  reason text

plans_reading_choices
  reading_id bytea not null
  number bigint not null
  field text not null
  ordinal bigint not null
  value text not null

plans_reading_decisions
  reading_id bytea not null
  number bigint not null
  field text not null
  seq bigint not null
  verdict text not null
  value text
  post text not null

plans_reading_fields
  reading_id bytea not null
  number bigint not null
  field text not null
  value text
  confidence bigint not null
  line bigint
  letter bigint
  end_line bigint
  end_letter bigint

plans_reading_texts
  reading_id bytea not null
  first_line bigint not null
  line_count bigint not null
  body text not null

plans_reading_things
  reading_id bytea not null
  number bigint not null
  thing text not null

plans_reading_warnings
  reading_id bytea not null
  ordinal bigint not null
  code text not null
  about text not null
  line bigint

plans_readings
  id bytea not null
  begun_at bigint not null
  post text not null
  name text not null
  hash bytea not null
  size bigint not null
  state text not null
  worked_at bigint
  parts_done bigint not null
  parts bigint not null
  refusal text
  seq bigint not null
  laid_plan text
  laid_seq bigint
  aside_seq bigint

plans_related
  version_id bytea not null
  ordinal bigint not null
  title text not null
  period text

plans_releases
  indicator_id bytea not null
  through bigint not null
  as_of_seq bigint not null

plans_round_evaluators
  round_id bytea not null
  ordinal bigint not null
  name text not null

plans_round_fields
  round_id bytea not null
  ordinal bigint not null
  code text not null
  kind text not null
  label text not null
  help text
  is_required bigint not null
  max bigint
  unit text

plans_round_grades
  round_id bytea not null
  grade bigint not null
  label text not null
  above double precision
  equals double precision
  from_value double precision
  below double precision
  is_judged bigint not null

plans_round_levels
  round_id bytea not null
  ordinal bigint not null
  level text not null

plans_round_options
  round_id bytea not null
  field_code text not null
  ordinal bigint not null
  code text not null
  label text not null
  points bigint

plans_round_reminders
  round_id bytea not null
  step text not null
  section_id bytea not null
  number bigint not null
  sent_on bigint not null

plans_rounds
  id bytea not null
  plan_id bytea not null
  fiscal_year bigint not null
  state text not null
  form_code text not null
  form_title text not null
  reckoning text not null
  scale_name text not null
  scale_unit text not null
  has_department bigint not null
  has_outside bigint not null
  section_by bigint not null
  department_by bigint
  planning_by bigint not null
  frozen_on bigint
  version_number bigint

plans_scales
  version_id bytea not null
  name text not null
  unit text not null

plans_sheet_answers
  sheet_id bytea not null
  field_code text not null
  number bigint not null
  body text not null
  written_at bigint not null

plans_sheet_comments
  sheet_id bytea not null
  number bigint not null
  by_whom text not null
  body text not null
  seq bigint not null
  made_on bigint not null
  answer text
  answer_seq bigint
  answered_on bigint

plans_sheet_remarks
  sheet_id bytea not null
  number bigint not null
  step text not null
  field_code text not null
  body text not null
  seq bigint not null
  made_on bigint not null
  is_settled bigint not null

plans_sheets
  id bytea not null
  round_id bytea not null
  node_id bytea not null
  ordinal bigint not null
  section_id bytea
  state text not null
  left_out text
  left_out_seq bigint

plans_snapshot_years
  sheet_id bytea not null
  ordinal bigint not null
  fiscal_year bigint not null
  value double precision
  upper bigint
  lower bigint
  is_withheld bigint not null
  is_preliminary bigint not null
  through bigint

plans_snapshots
  sheet_id bytea not null
  ordinal bigint not null
  indicator_id bytea not null
  name text not null
  unit text
  decimals bigint not null
  baseline_raw text
  target_raw text
  state text not null
  reached text not null
  percent double precision

plans_versions
  id bytea not null
  plan_id bytea not null
  number bigint not null
  is_current bigint not null
  title text not null
  kind text not null
  scope text
  period_from bigint
  period_to bigint
  period_raw text
  source_title text not null
  source_url text
  state text not null default 'adopted'::text
  revision bigint not null default 0
  adopted_on bigint
  reason text

post_mails
  id bytea not null
  to_address text not null
  subject text not null
  body text
  made_at bigint not null
  next_try_at bigint not null
  tries bigint not null
  state text not null
  is_decoy bigint not null
  ended_at bigint

v_area_path
  id bytea
  code text
  name text
  kind text
  parent_id bytea
  path text
  valid_from bigint
  valid_to bigint

v_area_places
  area_id bytea
  parent_id bytea
  valid_from bigint
  valid_to bigint

v_areas
  id bytea
  code text
  ordinal bigint
  name text
  reading text
  kind text
  parent_id bytea
  valid_from bigint
  valid_to bigint

v_offices_on
  id bytea
  title text
  section_id bytea
  section_name text
  valid_from bigint
  valid_to bigint

v_party_names
  id bytea
  number bigint
  sort text
  name text
  kana text
  is_protected bigint
  merged_into bytea

v_party_ties
  face text
  id bytea
  one bytea
  other bytea
  what text
  from_on bigint
  to_on bigint
  source text
  made_seq bigint
  ended_seq bigint
  withdrawn_seq bigint

v_section_parents
  section_id bytea
  parent_id bytea
  from_on bigint
  before_on bigint

v_sections_on
  id bytea
  code text
  name text
  ordinal bigint
  valid_from bigint
  valid_to bigint

who_accounts
  id bytea not null
  name text not null
  mail text not null
  mail_key text not null
  made_at bigint not null
  closed_at bigint

who_appointments
  id bytea not null
  account_id bytea not null
  office_id bytea not null
  from_on bigint not null
  to_on bigint
  appointed_seq bigint not null
  ended_seq bigint

who_attempts
  subject_hash bytea not null
  way text not null
  span bigint not null
  tries bigint not null

who_ceremonies
  secret_hash bytea not null
  state text not null
  ends_at bigint not null

who_identities
  id bytea not null
  profile text not null
  subject_hash bytea not null
  account_id bytea not null
  since_at bigint not null
  bound_seq bigint not null
  company_number text not null
  company_name text not null
  mandate text not null

who_journeys
  id bytea not null
  browser_hash bytea not null
  profile text not null
  account_id bytea
  to_path text not null
  lang text not null
  made_at bigint not null
  ends_at bigint not null
  answered_at bigint
  subject_hash bytea
  name text not null
  company_number text not null
  company_name text not null
  mandate text not null
  done_at bigint

who_links
  secret_hash bytea not null
  account_id bytea
  mail text
  face text not null
  browser_hash bytea
  digits text
  tries bigint not null
  made_at bigint not null
  ends_at bigint not null
  used_at bigint

who_office_permissions
  office_id bytea not null
  permission text not null

who_offices
  id bytea not null
  section_id bytea not null
  title text not null
  ordinal bigint not null
  valid_from bigint
  valid_to bigint
  is_single bigint not null default 0

who_openings
  door text not null
  opened_at bigint not null
  opened_seq bigint
  closed_at bigint
  closed_seq bigint

who_passkeys
  id bytea not null
  account_id bytea not null
  credential_id bytea not null
  credential text not null
  label text not null
  made_at bigint not null
  used_at bigint

who_passwords
  account_id bytea not null
  hash text not null
  set_at bigint not null

who_recovery_codes
  account_id bytea not null
  code_hash bytea not null
  used_at bigint

who_section_moves
  section_id bytea not null
  from_on bigint not null
  parent_id bytea
  adoption_id bytea not null

who_section_successions
  section_id bytea not null
  successor_id bytea not null

who_sections
  id bytea not null
  code text not null
  ordinal bigint not null
  name text not null
  parent_id bytea
  valid_from bigint
  valid_to bigint

who_sessions
  id bytea not null
  secret_hash bytea not null
  account_id bytea not null
  face text not null
  strength text not null
  office_id bytea
  device text not null
  made_at bigint not null
  seen_at bigint not null
  ends_at bigint not null
  ended_at bigint
  browser_hash bytea
  second_at bigint

who_totps
  account_id bytea not null
  secret bytea not null
  made_at bigint not null
  confirmed_at bigint
  last_step bigint not null
  wrong bigint not null default 0

who_towns
  slug text not null
  name text not null
  name_easy text
  name_en text not null
  accent text not null
  is_sample bigint not null
  note text
  word_community text not null
  word_collaboration text not null
  word_district text not null
  word_headquarters text not null

who_transfer_adoptions
  id bytea not null
  transfer_id bytea not null
  adopted_at bigint not null
  adopted_seq bigint not null
  withdrawn_at bigint
  withdrawn_seq bigint

who_transfer_appointment_begins
  adoption_id bytea not null
  appointment_id bytea not null

who_transfer_appointment_ends
  adoption_id bytea not null
  appointment_id bytea not null
  to_on_before bigint
  ended_seq_before bigint

who_transfer_endings
  transfer_id bytea not null
  section_id bytea not null

who_transfer_heirs
  transfer_id bytea not null
  section_id bytea not null
  heir_id bytea not null

who_transfer_moves
  id bytea not null
  transfer_id bytea not null
  account_id bytea not null
  from_office_id bytea
  to_office_id bytea
  until_on bigint

who_transfer_office_endings
  transfer_id bytea not null
  office_id bytea not null
  heir_id bytea

who_transfer_office_ends
  adoption_id bytea not null
  office_id bytea not null
  valid_to_before bigint

who_transfer_offices
  id bytea not null
  transfer_id bytea not null
  section_id bytea not null
  title text not null
  is_single bigint not null
  like_id bytea

who_transfer_placements
  transfer_id bytea not null
  section_id bytea not null
  parent_id bytea

who_transfer_sections
  id bytea not null
  transfer_id bytea not null
  code text not null
  name text not null
  parent_id bytea

who_transfers
  id bytea not null
  effective_on bigint not null
  made_at bigint not null

who_ways
  profile text not null
  issuer text not null
  client_id text not null
  client_secret text not null
  signing_key bytea not null
  key_id text not null
  opened_at bigint not null
  opened_seq bigint not null
  closed_at bigint

CREATE INDEX areas_areas_by_name ON areas_areas USING btree (name);
CREATE UNIQUE INDEX areas_areas_code_key ON areas_areas USING btree (code);
CREATE UNIQUE INDEX areas_areas_pkey ON areas_areas USING btree (id);
CREATE INDEX areas_charges_by_area ON areas_charges USING btree (area_id, from_on);
CREATE INDEX areas_charges_by_section ON areas_charges USING btree (section_id);
CREATE UNIQUE INDEX areas_charges_pkey ON areas_charges USING btree (id);
CREATE INDEX areas_figures_by_day ON areas_figures USING btree (day, what);
CREATE INDEX areas_figures_by_statement ON areas_figures USING btree (statement_id);
CREATE UNIQUE INDEX areas_figures_pkey ON areas_figures USING btree (area_id, what, day, statement_id);
CREATE UNIQUE INDEX areas_import_columns_pkey ON areas_import_columns USING btree (import_id, "position");
CREATE INDEX areas_imports_by_hash ON areas_imports USING btree (hash);
CREATE UNIQUE INDEX areas_imports_pkey ON areas_imports USING btree (id);
CREATE UNIQUE INDEX areas_items_pkey ON areas_items USING btree (code);
CREATE UNIQUE INDEX areas_kinds_pkey ON areas_kinds USING btree (word);
CREATE UNIQUE INDEX areas_listing_areas_pkey ON areas_listing_areas USING btree (listing_id, area_id);
CREATE UNIQUE INDEX areas_listing_columns_pkey ON areas_listing_columns USING btree (listing_id, "position");
CREATE INDEX areas_listings_by_hash ON areas_listings USING btree (hash);
CREATE UNIQUE INDEX areas_listings_pkey ON areas_listings USING btree (id);
CREATE INDEX areas_places_by_parent ON areas_places USING btree (parent_id);
CREATE UNIQUE INDEX areas_places_pkey ON areas_places USING btree (area_id, from_on);
CREATE INDEX areas_reform_adoptions_by_reform ON areas_reform_adoptions USING btree (reform_id);
CREATE UNIQUE INDEX areas_reform_adoptions_pkey ON areas_reform_adoptions USING btree (id);
CREATE INDEX areas_reform_begins_by_reform ON areas_reform_begins USING btree (reform_id);
CREATE UNIQUE INDEX areas_reform_begins_pkey ON areas_reform_begins USING btree (id);
CREATE UNIQUE INDEX areas_reform_endings_pkey ON areas_reform_endings USING btree (reform_id, area_id);
CREATE UNIQUE INDEX areas_reform_heirs_pkey ON areas_reform_heirs USING btree (reform_id, area_id, heir_id);
CREATE UNIQUE INDEX areas_reform_moves_pkey ON areas_reform_moves USING btree (reform_id, area_id);
CREATE UNIQUE INDEX areas_reforms_pkey ON areas_reforms USING btree (id);
CREATE INDEX areas_released_by_day ON areas_released USING btree (day);
CREATE UNIQUE INDEX areas_released_pkey ON areas_released USING btree (area_id, day, what);
CREATE INDEX areas_shapes_by_statement ON areas_shapes USING btree (statement_id);
CREATE UNIQUE INDEX areas_shapes_pkey ON areas_shapes USING btree (area_id, statement_id);
CREATE UNIQUE INDEX areas_statements_pkey ON areas_statements USING btree (id);
CREATE INDEX areas_successions_by_successor ON areas_successions USING btree (successor_id);
CREATE UNIQUE INDEX areas_successions_pkey ON areas_successions USING btree (area_id, successor_id);
CREATE UNIQUE INDEX areas_towns_pkey ON areas_towns USING btree (code);
CREATE UNIQUE INDEX cases_drafts_pkey ON cases_drafts USING btree (programme_id);
CREATE UNIQUE INDEX cases_holidays_pkey ON cases_holidays USING btree (day);
CREATE UNIQUE INDEX cases_programmes_pkey ON cases_programmes USING btree (id);
CREATE UNIQUE INDEX cases_programmes_slug_key ON cases_programmes USING btree (slug);
CREATE INDEX cases_statements_by_programme ON cases_statements USING btree (programme_id, seq);
CREATE UNIQUE INDEX cases_statements_pkey ON cases_statements USING btree (seq);
CREATE UNIQUE INDEX cases_versions_pkey ON cases_versions USING btree (programme_id, number);
CREATE INDEX cases_withdrawals_by_programme ON cases_withdrawals USING btree (programme_id, seq);
CREATE UNIQUE INDEX cases_withdrawals_pkey ON cases_withdrawals USING btree (seq);
CREATE INDEX db_keys_by_age ON db_keys USING btree (made_at);
CREATE UNIQUE INDEX db_keys_pkey ON db_keys USING btree (actor, route, key);
CREATE UNIQUE INDEX db_migrations_pkey ON db_migrations USING btree (feature, number);
CREATE INDEX files_files_by_hash ON files_files USING btree (hash);
CREATE INDEX files_files_leaving ON files_files USING btree (gone_at, erased_at);
CREATE UNIQUE INDEX files_files_pkey ON files_files USING btree (id);
CREATE UNIQUE INDEX journal_access_months_pkey ON journal_access_months USING btree (month);
CREATE INDEX journal_access_subjects_by_subject ON journal_access_subjects USING btree (subject, seq);
CREATE UNIQUE INDEX journal_access_subjects_pkey ON journal_access_subjects USING btree (seq, subject);
CREATE UNIQUE INDEX journal_accesses_pkey ON journal_accesses USING btree (seq);
CREATE INDEX journal_accesses_time ON journal_accesses USING btree (noted_at, seq);
CREATE INDEX journal_accesses_who ON journal_accesses USING btree (who, seq);
CREATE UNIQUE INDEX journal_cursors_pkey ON journal_cursors USING btree (reaction);
CREATE UNIQUE INDEX journal_details_pkey ON journal_details USING btree (seq);
CREATE INDEX journal_jobs_due ON journal_jobs USING btree (due_at);
CREATE UNIQUE INDEX journal_jobs_pkey ON journal_jobs USING btree (kind, subject);
CREATE INDEX journal_lines_counter ON journal_lines USING btree (counter, day, seq);
CREATE UNIQUE INDEX journal_lines_pkey ON journal_lines USING btree (seq, ordinal);
CREATE INDEX journal_nodes_by_node ON journal_nodes USING btree (node, seq);
CREATE UNIQUE INDEX journal_nodes_pkey ON journal_nodes USING btree (seq, node);
CREATE UNIQUE INDEX journal_records_corrects ON journal_records USING btree (corrects);
CREATE INDEX journal_records_kind ON journal_records USING btree (kind, seq);
CREATE UNIQUE INDEX journal_records_pkey ON journal_records USING btree (seq);
CREATE INDEX journal_records_subject ON journal_records USING btree (subject, seq);
CREATE INDEX journal_records_time ON journal_records USING btree (recorded_at, seq);
CREATE UNIQUE INDEX journal_tallies_pkey ON journal_tallies USING btree (counter, day, area, section, node, d1, d2, d3, d4);
CREATE INDEX parties_answers_by_asking ON parties_answers USING btree (asking_id, made_seq);
CREATE UNIQUE INDEX parties_answers_pkey ON parties_answers USING btree (made_seq);
CREATE INDEX parties_askings_by_organization ON parties_askings USING btree (organization_id);
CREATE UNIQUE INDEX parties_askings_pkey ON parties_askings USING btree (id);
CREATE UNIQUE INDEX parties_askings_request_id_organization_id_key ON parties_askings USING btree (request_id, organization_id);
CREATE INDEX parties_assignments_by_organization ON parties_assignments USING btree (organization_id);
CREATE UNIQUE INDEX parties_assignments_pkey ON parties_assignments USING btree (id);
CREATE INDEX parties_behalf_papers_by_file ON parties_behalf_papers USING btree (file_id);
CREATE UNIQUE INDEX parties_behalf_papers_pkey ON parties_behalf_papers USING btree (behalf_id, "position");
CREATE INDEX parties_behalves_by_party ON parties_behalves USING btree (party_id);
CREATE INDEX parties_behalves_by_typist ON parties_behalves USING btree (typist_id);
CREATE UNIQUE INDEX parties_behalves_number_key ON parties_behalves USING btree (number);
CREATE UNIQUE INDEX parties_behalves_pkey ON parties_behalves USING btree (id);
CREATE INDEX parties_branches_by_organization ON parties_branches USING btree (organization_id);
CREATE INDEX parties_branches_by_parent ON parties_branches USING btree (parent_id);
CREATE UNIQUE INDEX parties_branches_pkey ON parties_branches USING btree (id);
CREATE INDEX parties_commissions_by_person ON parties_commissions USING btree (person_id);
CREATE UNIQUE INDEX parties_commissions_pkey ON parties_commissions USING btree (id);
CREATE UNIQUE INDEX parties_contacts_pkey ON parties_contacts USING btree (person_id, purpose, way);
CREATE UNIQUE INDEX parties_desk_keys_pkey ON parties_desk_keys USING btree (party_id);
CREATE INDEX parties_desk_tokens_by_party ON parties_desk_tokens USING btree (party_id);
CREATE UNIQUE INDEX parties_desk_tokens_pkey ON parties_desk_tokens USING btree (token, party_id);
CREATE INDEX parties_duties_by_before ON parties_duties USING btree (before_id);
CREATE INDEX parties_duties_by_organization ON parties_duties USING btree (organization_id, fiscal_year);
CREATE UNIQUE INDEX parties_duties_pkey ON parties_duties USING btree (id);
CREATE INDEX parties_entries_by_account ON parties_entries USING btree (account_id);
CREATE INDEX parties_entries_by_import ON parties_entries USING btree (import_id);
CREATE INDEX parties_entries_by_organization ON parties_entries USING btree (organization_id, to_on);
CREATE UNIQUE INDEX parties_entries_pkey ON parties_entries USING btree (id);
CREATE UNIQUE INDEX parties_handover_items_pkey ON parties_handover_items USING btree (handover_id, ordinal);
CREATE INDEX parties_handover_signs_by_office ON parties_handover_signs USING btree (office_id);
CREATE UNIQUE INDEX parties_handover_signs_pkey ON parties_handover_signs USING btree (handover_id, side);
CREATE INDEX parties_handovers_by_organization ON parties_handovers USING btree (organization_id, made_seq);
CREATE UNIQUE INDEX parties_handovers_pkey ON parties_handovers USING btree (id);
CREATE UNIQUE INDEX parties_households_pkey ON parties_households USING btree (id);
CREATE INDEX parties_import_changes_by_entry ON parties_import_changes USING btree (entry_id);
CREATE UNIQUE INDEX parties_import_changes_pkey ON parties_import_changes USING btree (import_id, entry_id, side);
CREATE UNIQUE INDEX parties_import_columns_pkey ON parties_import_columns USING btree (import_id, "position");
CREATE INDEX parties_imports_by_account ON parties_imports USING btree (account_id);
CREATE INDEX parties_imports_by_organization ON parties_imports USING btree (organization_id, begun_at);
CREATE UNIQUE INDEX parties_imports_pkey ON parties_imports USING btree (id);
CREATE INDEX parties_invitations_by_account ON parties_invitations USING btree (account_id);
CREATE INDEX parties_invitations_by_office ON parties_invitations USING btree (office_id);
CREATE UNIQUE INDEX parties_invitations_pkey ON parties_invitations USING btree (id);
CREATE INDEX parties_join_steps_by_join ON parties_join_steps USING btree (join_id, made_seq);
CREATE UNIQUE INDEX parties_join_steps_pkey ON parties_join_steps USING btree (made_seq);
CREATE INDEX parties_joins_by_account ON parties_joins USING btree (account_id);
CREATE INDEX parties_joins_by_organization ON parties_joins USING btree (organization_id, made_seq);
CREATE UNIQUE INDEX parties_joins_number_key ON parties_joins USING btree (number);
CREATE UNIQUE INDEX parties_joins_pkey ON parties_joins USING btree (id);
CREATE UNIQUE INDEX parties_kinds_pkey ON parties_kinds USING btree (code);
CREATE INDEX parties_leaves_by_entry ON parties_leaves USING btree (entry_id);
CREATE UNIQUE INDEX parties_leaves_pkey ON parties_leaves USING btree (id);
CREATE INDEX parties_letters_by_account ON parties_letters USING btree (account_id, asked_at);
CREATE INDEX parties_letters_by_outcome ON parties_letters USING btree (outcome, asked_at);
CREATE INDEX parties_letters_by_person ON parties_letters USING btree (person_id);
CREATE UNIQUE INDEX parties_letters_pkey ON parties_letters USING btree (id);
CREATE UNIQUE INDEX parties_levels_pkey ON parties_levels USING btree (act);
CREATE INDEX parties_memberships_by_organization ON parties_memberships USING btree (organization_id, from_on);
CREATE INDEX parties_memberships_by_party ON parties_memberships USING btree (party_id);
CREATE UNIQUE INDEX parties_memberships_pkey ON parties_memberships USING btree (id);
CREATE INDEX parties_merges_by_kept ON parties_merges USING btree (kept_id);
CREATE UNIQUE INDEX parties_merges_pkey ON parties_merges USING btree (id);
CREATE UNIQUE INDEX parties_moved_pkey ON parties_moved USING btree (merge_id, place, row_id);
CREATE INDEX parties_offices_by_person ON parties_offices USING btree (person_id);
CREATE INDEX parties_offices_by_post ON parties_offices USING btree (post_id, from_on);
CREATE UNIQUE INDEX parties_offices_pkey ON parties_offices USING btree (id);
CREATE INDEX parties_operations_by_organization ON parties_operations USING btree (organization_id);
CREATE INDEX parties_operations_by_place ON parties_operations USING btree (place_id);
CREATE UNIQUE INDEX parties_operations_pkey ON parties_operations USING btree (id);
CREATE INDEX parties_organizations_by_kana ON parties_organizations USING btree (kana, slug);
CREATE UNIQUE INDEX parties_organizations_pkey ON parties_organizations USING btree (id);
CREATE UNIQUE INDEX parties_organizations_slug_key ON parties_organizations USING btree (slug);
CREATE INDEX parties_papers_by_organization ON parties_papers USING btree (organization_id);
CREATE UNIQUE INDEX parties_papers_pkey ON parties_papers USING btree (id);
CREATE UNIQUE INDEX parties_parties_number_key ON parties_parties USING btree (number);
CREATE UNIQUE INDEX parties_parties_pkey ON parties_parties USING btree (id);
CREATE UNIQUE INDEX parties_persons_account_id_key ON parties_persons USING btree (account_id);
CREATE INDEX parties_persons_by_kana ON parties_persons USING btree (family_kana, given_kana);
CREATE UNIQUE INDEX parties_persons_pkey ON parties_persons USING btree (id);
CREATE INDEX parties_posts_by_organization ON parties_posts USING btree (organization_id, ordinal);
CREATE UNIQUE INDEX parties_posts_pkey ON parties_posts USING btree (id);
CREATE INDEX parties_proofs_by_person ON parties_proofs USING btree (person_id);
CREATE UNIQUE INDEX parties_proofs_pkey ON parties_proofs USING btree (id);
CREATE INDEX parties_proxies_by_person ON parties_proxies USING btree (person_id);
CREATE INDEX parties_proxies_by_proxy ON parties_proxies USING btree (proxy_id);
CREATE UNIQUE INDEX parties_proxies_pkey ON parties_proxies USING btree (id);
CREATE UNIQUE INDEX parties_public_keys_pkey ON parties_public_keys USING btree (organization_id);
CREATE INDEX parties_public_tokens_by_organization ON parties_public_tokens USING btree (organization_id);
CREATE UNIQUE INDEX parties_public_tokens_pkey ON parties_public_tokens USING btree (token, organization_id);
CREATE UNIQUE INDEX parties_publics_pkey ON parties_publics USING btree (organization_id);
CREATE INDEX parties_recognitions_by_party ON parties_recognitions USING btree (party_id);
CREATE UNIQUE INDEX parties_recognitions_pkey ON parties_recognitions USING btree (id);
CREATE INDEX parties_reports_by_organization ON parties_reports USING btree (organization_id, counted_on);
CREATE UNIQUE INDEX parties_reports_pkey ON parties_reports USING btree (id);
CREATE INDEX parties_requests_by_due ON parties_requests USING btree (due_on);
CREATE INDEX parties_requests_by_section ON parties_requests USING btree (section_id, due_on);
CREATE UNIQUE INDEX parties_requests_pkey ON parties_requests USING btree (id);
CREATE INDEX parties_residences_by_household ON parties_residences USING btree (household_id);
CREATE INDEX parties_residences_by_person ON parties_residences USING btree (person_id);
CREATE UNIQUE INDEX parties_residences_pkey ON parties_residences USING btree (id);
CREATE UNIQUE INDEX parties_rosters_pkey ON parties_rosters USING btree (organization_id);
CREATE INDEX parties_shares_by_organization ON parties_shares USING btree (organization_id);
CREATE UNIQUE INDEX parties_shares_pkey ON parties_shares USING btree (id);
CREATE INDEX parties_states_by_organization ON parties_states USING btree (organization_id, from_on);
CREATE UNIQUE INDEX parties_states_pkey ON parties_states USING btree (made_seq);
CREATE UNIQUE INDEX parties_themes_pkey ON parties_themes USING btree (organization_id, theme);
CREATE UNIQUE INDEX plans_action_parties_pkey ON plans_action_parties USING btree (seq, ordinal);
CREATE INDEX plans_action_statements_by_action ON plans_action_statements USING btree (action_id, is_standing);
CREATE INDEX plans_action_statements_by_area ON plans_action_statements USING btree (area_id, is_standing, held_on);
CREATE INDEX plans_action_statements_by_day ON plans_action_statements USING btree (is_standing, said, held_on, seq);
CREATE INDEX plans_action_statements_by_node ON plans_action_statements USING btree (node_id, is_standing, held_on);
CREATE UNIQUE INDEX plans_action_statements_pkey ON plans_action_statements USING btree (seq);
CREATE UNIQUE INDEX plans_actions_pkey ON plans_actions USING btree (id);
CREATE UNIQUE INDEX plans_actors_pkey ON plans_actors USING btree (version_id, ordinal);
CREATE UNIQUE INDEX plans_area_cells_pkey ON plans_area_cells USING btree (release_id, ordinal);
CREATE UNIQUE INDEX plans_area_releases_indicator_id_fiscal_year_ordinal_key ON plans_area_releases USING btree (indicator_id, fiscal_year, ordinal);
CREATE UNIQUE INDEX plans_area_releases_pkey ON plans_area_releases USING btree (id);
CREATE INDEX plans_evaluations_by_seq ON plans_evaluations USING btree (seq);
CREATE UNIQUE INDEX plans_evaluations_pkey ON plans_evaluations USING btree (sheet_id, step, number);
CREATE UNIQUE INDEX plans_evaluators_pkey ON plans_evaluators USING btree (version_id, ordinal);
CREATE UNIQUE INDEX plans_goals_pkey ON plans_goals USING btree (node_id);
CREATE UNIQUE INDEX plans_grades_pkey ON plans_grades USING btree (version_id, grade);
CREATE UNIQUE INDEX plans_indicator_filters_pkey ON plans_indicator_filters USING btree (indicator_id, is_lower, dimension);
CREATE UNIQUE INDEX plans_indicator_heirs_pkey ON plans_indicator_heirs USING btree (version_id, ordinal);
CREATE UNIQUE INDEX plans_indicator_limits_pkey ON plans_indicator_limits USING btree (indicator_id, ordinal);
CREATE UNIQUE INDEX plans_indicator_sections_pkey ON plans_indicator_sections USING btree (indicator_id, ordinal);
CREATE INDEX plans_indicators_by_lasting_id ON plans_indicators USING btree (lasting_id);
CREATE UNIQUE INDEX plans_indicators_pkey ON plans_indicators USING btree (id);
CREATE UNIQUE INDEX plans_indicators_version_id_code_key ON plans_indicators USING btree (version_id, code);
CREATE UNIQUE INDEX plans_indicators_version_id_slug_key ON plans_indicators USING btree (version_id, slug);
CREATE UNIQUE INDEX plans_levels_pkey ON plans_levels USING btree (version_id, ordinal);
CREATE INDEX plans_milestones_by_node ON plans_milestones USING btree (node_id, is_standing, reached_on);
CREATE UNIQUE INDEX plans_milestones_pkey ON plans_milestones USING btree (seq);
CREATE UNIQUE INDEX plans_node_heirs_pkey ON plans_node_heirs USING btree (version_id, ordinal);
CREATE INDEX plans_node_links_by_linked ON plans_node_links USING btree (linked_id);
CREATE UNIQUE INDEX plans_node_links_pkey ON plans_node_links USING btree (node_id, ordinal);
CREATE INDEX plans_node_parents_by_parent ON plans_node_parents USING btree (parent_id);
CREATE UNIQUE INDEX plans_node_parents_pkey ON plans_node_parents USING btree (node_id, ordinal);
CREATE UNIQUE INDEX plans_node_parts_pkey ON plans_node_parts USING btree (node_id, kind, ordinal);
CREATE UNIQUE INDEX plans_node_roles_pkey ON plans_node_roles USING btree (node_id, ordinal);
CREATE UNIQUE INDEX plans_node_sections_pkey ON plans_node_sections USING btree (node_id, ordinal);
CREATE INDEX plans_nodes_by_code ON plans_nodes USING btree (code);
CREATE INDEX plans_nodes_by_lasting_id ON plans_nodes USING btree (lasting_id);
CREATE UNIQUE INDEX plans_nodes_pkey ON plans_nodes USING btree (id);
CREATE UNIQUE INDEX plans_nodes_version_id_code_key ON plans_nodes USING btree (version_id, code);
CREATE UNIQUE INDEX plans_nodes_version_id_slug_key ON plans_nodes USING btree (version_id, slug);
CREATE INDEX plans_observations_by_year ON plans_observations USING btree (origin, fiscal_year, indicator_id, as_of_seq);
CREATE UNIQUE INDEX plans_observations_pkey ON plans_observations USING btree (id);
CREATE INDEX plans_observations_standing ON plans_observations USING btree (indicator_id, origin, is_standing, fiscal_year);
CREATE INDEX plans_plans_by_body ON plans_plans USING btree (body_id);
CREATE UNIQUE INDEX plans_plans_pkey ON plans_plans USING btree (id);
CREATE UNIQUE INDEX plans_plans_slug_key ON plans_plans USING btree (slug);
CREATE INDEX plans_publications_by_withdrawn_seq ON plans_publications USING btree (withdrawn_seq);
CREATE UNIQUE INDEX plans_publications_pkey ON plans_publications USING btree (round_id, number);
CREATE UNIQUE INDEX plans_reading_choices_pkey ON plans_reading_choices USING btree (reading_id, number, field, ordinal);
CREATE UNIQUE INDEX plans_reading_decisions_pkey ON plans_reading_decisions USING btree (reading_id, number, field, seq);
CREATE UNIQUE INDEX plans_reading_fields_pkey ON plans_reading_fields USING btree (reading_id, number, field);
CREATE UNIQUE INDEX plans_reading_texts_pkey ON plans_reading_texts USING btree (reading_id, first_line);
CREATE UNIQUE INDEX plans_reading_things_pkey ON plans_reading_things USING btree (reading_id, number);
CREATE UNIQUE INDEX plans_reading_warnings_pkey ON plans_reading_warnings USING btree (reading_id, ordinal);
CREATE INDEX plans_readings_by_hash ON plans_readings USING btree (hash);
CREATE UNIQUE INDEX plans_readings_pkey ON plans_readings USING btree (id);
CREATE UNIQUE INDEX plans_related_pkey ON plans_related USING btree (version_id, ordinal);
CREATE UNIQUE INDEX plans_releases_pkey ON plans_releases USING btree (indicator_id);
CREATE UNIQUE INDEX plans_round_evaluators_pkey ON plans_round_evaluators USING btree (round_id, ordinal);
CREATE UNIQUE INDEX plans_round_fields_pkey ON plans_round_fields USING btree (round_id, code);
CREATE UNIQUE INDEX plans_round_grades_pkey ON plans_round_grades USING btree (round_id, grade);
CREATE UNIQUE INDEX plans_round_levels_pkey ON plans_round_levels USING btree (round_id, ordinal);
CREATE UNIQUE INDEX plans_round_options_pkey ON plans_round_options USING btree (round_id, field_code, code);
CREATE UNIQUE INDEX plans_round_reminders_pkey ON plans_round_reminders USING btree (round_id, step, section_id, number);
CREATE UNIQUE INDEX plans_rounds_pkey ON plans_rounds USING btree (id);
CREATE UNIQUE INDEX plans_rounds_plan_id_fiscal_year_key ON plans_rounds USING btree (plan_id, fiscal_year);
CREATE UNIQUE INDEX plans_scales_pkey ON plans_scales USING btree (version_id);
CREATE UNIQUE INDEX plans_sheet_answers_pkey ON plans_sheet_answers USING btree (sheet_id, field_code, number);
CREATE INDEX plans_sheet_comments_by_answer_seq ON plans_sheet_comments USING btree (answer_seq);
CREATE INDEX plans_sheet_comments_by_seq ON plans_sheet_comments USING btree (seq);
CREATE UNIQUE INDEX plans_sheet_comments_pkey ON plans_sheet_comments USING btree (sheet_id, number);
CREATE INDEX plans_sheet_remarks_by_seq ON plans_sheet_remarks USING btree (seq);
CREATE UNIQUE INDEX plans_sheet_remarks_pkey ON plans_sheet_remarks USING btree (sheet_id, number);
CREATE INDEX plans_sheets_by_left_out_seq ON plans_sheets USING btree (left_out_seq);
CREATE INDEX plans_sheets_by_node ON plans_sheets USING btree (node_id);
CREATE UNIQUE INDEX plans_sheets_pkey ON plans_sheets USING btree (id);
CREATE UNIQUE INDEX plans_sheets_round_id_node_id_key ON plans_sheets USING btree (round_id, node_id);
CREATE UNIQUE INDEX plans_snapshot_years_pkey ON plans_snapshot_years USING btree (sheet_id, ordinal, fiscal_year);
CREATE UNIQUE INDEX plans_snapshots_pkey ON plans_snapshots USING btree (sheet_id, ordinal);
CREATE UNIQUE INDEX plans_versions_pkey ON plans_versions USING btree (id);
CREATE UNIQUE INDEX plans_versions_plan_id_number_key ON plans_versions USING btree (plan_id, number);
CREATE INDEX post_mails_due ON post_mails USING btree (state, next_try_at);
CREATE INDEX post_mails_ended ON post_mails USING btree (ended_at);
CREATE UNIQUE INDEX post_mails_pkey ON post_mails USING btree (id);
CREATE INDEX who_accounts_by_name ON who_accounts USING btree (name);
CREATE UNIQUE INDEX who_accounts_mail_key_key ON who_accounts USING btree (mail_key);
CREATE UNIQUE INDEX who_accounts_pkey ON who_accounts USING btree (id);
CREATE INDEX who_appointments_by_account ON who_appointments USING btree (account_id);
CREATE INDEX who_appointments_by_office ON who_appointments USING btree (office_id);
CREATE UNIQUE INDEX who_appointments_pkey ON who_appointments USING btree (id);
CREATE UNIQUE INDEX who_attempts_pkey ON who_attempts USING btree (subject_hash, way, span);
CREATE UNIQUE INDEX who_ceremonies_pkey ON who_ceremonies USING btree (secret_hash);
CREATE INDEX who_identities_by_account ON who_identities USING btree (account_id);
CREATE UNIQUE INDEX who_identities_pkey ON who_identities USING btree (id);
CREATE UNIQUE INDEX who_identities_profile_subject_hash_key ON who_identities USING btree (profile, subject_hash);
CREATE INDEX who_journeys_by_browser ON who_journeys USING btree (browser_hash, made_at);
CREATE INDEX who_journeys_by_end ON who_journeys USING btree (ends_at);
CREATE UNIQUE INDEX who_journeys_pkey ON who_journeys USING btree (id);
CREATE UNIQUE INDEX who_links_pkey ON who_links USING btree (secret_hash);
CREATE UNIQUE INDEX who_office_permissions_pkey ON who_office_permissions USING btree (office_id, permission);
CREATE UNIQUE INDEX who_offices_pkey ON who_offices USING btree (id);
CREATE UNIQUE INDEX who_offices_section_id_title_key ON who_offices USING btree (section_id, title);
CREATE UNIQUE INDEX who_openings_pkey ON who_openings USING btree (door, opened_at);
CREATE INDEX who_passkeys_by_account ON who_passkeys USING btree (account_id);
CREATE UNIQUE INDEX who_passkeys_credential_id_key ON who_passkeys USING btree (credential_id);
CREATE UNIQUE INDEX who_passkeys_pkey ON who_passkeys USING btree (id);
CREATE UNIQUE INDEX who_passwords_pkey ON who_passwords USING btree (account_id);
CREATE UNIQUE INDEX who_recovery_codes_pkey ON who_recovery_codes USING btree (account_id, code_hash);
CREATE UNIQUE INDEX who_section_moves_pkey ON who_section_moves USING btree (section_id, from_on);
CREATE UNIQUE INDEX who_section_successions_pkey ON who_section_successions USING btree (section_id, successor_id);
CREATE INDEX who_sections_by_name ON who_sections USING btree (name);
CREATE UNIQUE INDEX who_sections_code_key ON who_sections USING btree (code);
CREATE UNIQUE INDEX who_sections_pkey ON who_sections USING btree (id);
CREATE INDEX who_sessions_by_account ON who_sessions USING btree (account_id);
CREATE UNIQUE INDEX who_sessions_pkey ON who_sessions USING btree (id);
CREATE UNIQUE INDEX who_sessions_secret_hash_key ON who_sessions USING btree (secret_hash);
CREATE UNIQUE INDEX who_totps_pkey ON who_totps USING btree (account_id);
CREATE UNIQUE INDEX who_towns_pkey ON who_towns USING btree (slug);
CREATE INDEX who_transfer_adoptions_by_transfer ON who_transfer_adoptions USING btree (transfer_id);
CREATE UNIQUE INDEX who_transfer_adoptions_pkey ON who_transfer_adoptions USING btree (id);
CREATE UNIQUE INDEX who_transfer_appointment_begins_pkey ON who_transfer_appointment_begins USING btree (adoption_id, appointment_id);
CREATE UNIQUE INDEX who_transfer_appointment_ends_pkey ON who_transfer_appointment_ends USING btree (adoption_id, appointment_id);
CREATE UNIQUE INDEX who_transfer_endings_pkey ON who_transfer_endings USING btree (transfer_id, section_id);
CREATE UNIQUE INDEX who_transfer_heirs_pkey ON who_transfer_heirs USING btree (transfer_id, section_id, heir_id);
CREATE INDEX who_transfer_moves_by_transfer ON who_transfer_moves USING btree (transfer_id);
CREATE UNIQUE INDEX who_transfer_moves_pkey ON who_transfer_moves USING btree (id);
CREATE UNIQUE INDEX who_transfer_office_endings_pkey ON who_transfer_office_endings USING btree (transfer_id, office_id);
CREATE UNIQUE INDEX who_transfer_office_ends_pkey ON who_transfer_office_ends USING btree (adoption_id, office_id);
CREATE INDEX who_transfer_offices_by_transfer ON who_transfer_offices USING btree (transfer_id);
CREATE UNIQUE INDEX who_transfer_offices_pkey ON who_transfer_offices USING btree (id);
CREATE UNIQUE INDEX who_transfer_placements_pkey ON who_transfer_placements USING btree (transfer_id, section_id);
CREATE INDEX who_transfer_sections_by_transfer ON who_transfer_sections USING btree (transfer_id);
CREATE UNIQUE INDEX who_transfer_sections_pkey ON who_transfer_sections USING btree (id);
CREATE UNIQUE INDEX who_transfers_pkey ON who_transfers USING btree (id);
CREATE UNIQUE INDEX who_ways_pkey ON who_ways USING btree (profile);
