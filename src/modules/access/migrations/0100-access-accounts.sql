create schema access;
comment on schema access is 'Accounts, sessions, roles and grants, and who looked at whose protected data.';

create table access.account (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null,
  login_name text not null constraint account_login_written_plainly check (login_name ~ '^[a-z0-9][a-z0-9._-]{1,39}$'),
  display_name text not null constraint account_has_a_name check (length(display_name) between 1 and 60),
  password_hash text not null,
  password_changed_at timestamptz not null,
  must_change boolean not null default true,
  one_time_until timestamptz,
  demo boolean not null default false,
  disabled_at timestamptz,
  active_since timestamptz not null,
  last_signed_in_at timestamptz,
  created_at timestamptz not null,
  created_by uuid,
  constraint account_login_name_once unique (login_name)
);
comment on table access.account is 'One sign-in of one person. Two accounts of a person share person_id, so that separation of duty looks at the person.';
comment on column access.account.id is 'Named in audit entries and everywhere a person acted.';
comment on column access.account.person_id is 'The person behind the account; a random number that means nothing outside this table.';
comment on column access.account.login_name is 'What is typed to sign in: lower-case letters, digits, dot, dash, underscore.';
comment on column access.account.display_name is 'Name shown to colleagues.';
comment on column access.account.password_hash is 'Argon2id, then an HMAC under a key outside the database.';
comment on column access.account.password_changed_at is 'Instant of the last change, for rotation.';
comment on column access.account.must_change is 'A one-time password was given; until it is changed the account may do nothing else.';
comment on column access.account.one_time_until is 'The one-time password is good until then; null once changed.';
comment on column access.account.demo is 'Made for a demonstration with a printed password; such accounts exist only in demonstration data.';
comment on column access.account.disabled_at is 'Instant of disabling, null while enabled.';
comment on column access.account.active_since is 'Creation or last enabling: start of the 90 days after which an unused account sleeps.';
comment on column access.account.last_signed_in_at is 'Last successful sign-in.';
comment on column access.account.created_at is 'Instant of creation.';
comment on column access.account.created_by is 'Account that created it; null for the command line.';
create index account_person on access.account (person_id);

create table access.password_history (
  account_id uuid not null references access.account (id),
  changed_at timestamptz not null,
  password_hash text not null,
  primary key (account_id, changed_at)
);
comment on table access.password_history is 'Hashes of the last passwords, so that they are not taken again.';
comment on column access.password_history.account_id is 'Whose.';
comment on column access.password_history.changed_at is 'Since when it was in use.';
comment on column access.password_history.password_hash is 'As in account.';

create table access.session (
  id uuid primary key default gen_random_uuid(),
  token_hash bytea not null constraint session_token_once unique,
  account_id uuid not null references access.account (id),
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  ends_at timestamptz not null,
  ip text,
  agent text
);
comment on table access.session is 'A signed-in browser. Removed at sign-out, at a change of password, and when the account is disabled.';
comment on column access.session.id is 'Named in audit entries; knowing it opens nothing.';
comment on column access.session.token_hash is 'Digest of the cookie''s 256 random bits; the token itself is stored nowhere.';
comment on column access.session.account_id is 'Whose.';
comment on column access.session.created_at is 'Instant of sign-in.';
comment on column access.session.last_seen_at is 'Last request, to half a minute.';
comment on column access.session.ends_at is 'Absolute end, however busy.';
comment on column access.session.ip is 'Address at sign-in.';
comment on column access.session.agent is 'Browser at sign-in, cut to 200 characters.';
create index session_account on access.session (account_id);

create table access.sign_in_attempt (
  id bigint generated always as identity primary key,
  login_name text not null,
  at timestamptz not null,
  outcome text not null default 'failed' constraint attempt_outcome_known check (outcome in ('failed', 'succeeded', 'cleared')),
  ip text
);
comment on table access.sign_in_attempt is 'Guesses, counted by the name typed, whether or not such an account exists: both answer alike. Rows older than 30 days are swept.';
comment on column access.sign_in_attempt.id is 'Order of the attempts.';
comment on column access.sign_in_attempt.login_name is 'Name typed, lower case, cut to 40 characters.';
comment on column access.sign_in_attempt.at is 'Instant.';
comment on column access.sign_in_attempt.outcome is 'Written as failed before the password is looked at; succeeded when it fitted; cleared by an administrator''s unlocking.';
comment on column access.sign_in_attempt.ip is 'Address of the caller.';
create index sign_in_attempt_name on access.sign_in_attempt (login_name, id desc);

create table access.role (
  code text primary key,
  zh text not null,
  en text not null,
  kind text not null constraint role_kind_known check (kind in ('platform', 'business')),
  stands_alone boolean not null default false
);
comment on table access.role is 'Catalogue of roles. What each may do stands in the ability tables of the modules and is printed in the rights matrix.';
comment on column access.role.code is 'Stable code used by the ability tables.';
comment on column access.role.zh is 'Chinese name.';
comment on column access.role.en is 'English name.';
comment on column access.role.kind is 'business: granted over a node of the organisations; platform: over the installation, without right to business rows.';
comment on column access.role.stands_alone is 'One of the three administrators: a person who holds it holds no other role (GB/T 22239 8.1.5).';
insert into access.role (code, zh, en, kind, stands_alone) values
  ('district_officer', '区级管理员', 'District officer', 'business', false),
  ('district_viewer', '区级查阅员', 'District viewer', 'business', false),
  ('street_officer', '街道管理员', 'Street officer', 'business', false),
  ('industry_officer', '行业管理员', 'Industry officer', 'business', false),
  ('registrar', '登记机关经办', 'Registrar', 'business', false),
  ('party_org_secretary', '党组织书记', 'Party organisation secretary', 'business', false),
  ('instructor', '党建指导员', 'Instructor', 'business', false),
  ('privacy_officer', '个人信息保护负责人', 'Privacy officer', 'platform', false),
  ('system_admin', '系统管理员', 'System administrator', 'platform', true),
  ('security_admin', '安全管理员', 'Security administrator', 'platform', true),
  ('audit_admin', '审计管理员', 'Audit administrator', 'platform', true);

create table access.role_grant (
  id uuid primary key default gen_random_uuid(),
  account_id uuid not null references access.account (id),
  role text not null references access.role (code),
  node_no integer,
  line text constraint grant_line_known check (line in ('area', 'industry', 'registry', 'party')),
  from_on date not null,
  until_on date,
  reason text not null constraint grant_has_a_reason check (length(reason) between 2 and 200),
  state text not null constraint grant_state_known check (state in ('proposed', 'approved', 'refused', 'revoked')),
  proposed_by uuid references access.account (id),
  proposed_at timestamptz not null,
  decided_by uuid references access.account (id),
  decided_at timestamptz,
  revoked_by uuid references access.account (id),
  revoked_at timestamptz,
  mac bytea not null,
  constraint grant_period_runs_forward check (until_on is null or until_on > from_on),
  constraint grant_decided_by_another check (proposed_by is null or decided_by is null or proposed_by <> decided_by)
);
comment on table access.role_grant is 'A role of an account over a node of the scope graph, proposed by one administrator and approved by another.';
comment on column access.role_grant.id is 'Grant.';
comment on column access.role_grant.account_id is 'Who holds it.';
comment on column access.role_grant.role is 'Which role.';
comment on column access.role_grant.node_no is 'Number of the unit under which the role counts; null exactly for platform roles. The organisations module knows the node.';
comment on column access.role_grant.line is 'Line by which the node was chosen (area, industry, registry, party), for the reader; reach follows the node.';
comment on column access.role_grant.from_on is 'First day.';
comment on column access.role_grant.until_on is 'Day after the last; null while open.';
comment on column access.role_grant.reason is 'Why, in words.';
comment on column access.role_grant.state is 'proposed, approved, refused or revoked.';
comment on column access.role_grant.proposed_by is 'Who proposed it; null for the command line on the server.';
comment on column access.role_grant.proposed_at is 'Instant of proposing.';
comment on column access.role_grant.decided_by is 'Who approved or refused it; null for the command line on the server.';
comment on column access.role_grant.decided_at is 'Instant of the decision.';
comment on column access.role_grant.revoked_by is 'Who took it back.';
comment on column access.role_grant.revoked_at is 'Instant of taking back.';
comment on column access.role_grant.mac is 'HMAC over holder, role, node, period and state under a key outside the database: a grant written by hand counts for nothing.';
create index role_grant_account on access.role_grant (account_id) where state in ('proposed', 'approved');

create function access.check_grant() returns trigger language plpgsql as $$
declare
  chosen access.role;
  person uuid;
begin
  select * into chosen from access.role where code = new.role;
  if (chosen.kind = 'platform') <> (new.node_no is null) then
    raise exception 'a platform role has no node, a business role has one' using errcode = 'check_violation', constraint = 'grant_node_fits_role';
  end if;
  if new.state not in ('proposed', 'approved') then return new; end if;
  select person_id into person from access.account where id = new.account_id;
  perform pg_advisory_xact_lock(hashtextextended(person::text, 1));
  if exists (
    select from access.role_grant other
    join access.role r on r.code = other.role
    join access.account holder on holder.id = other.account_id
    where holder.person_id = person and other.id <> new.id and other.state in ('proposed', 'approved')
      and daterange(other.from_on, other.until_on) && daterange(new.from_on, new.until_on)
      and other.role <> new.role and (r.stands_alone or chosen.stands_alone)
  ) then
    raise exception 'an administrator role stands alone' using errcode = 'check_violation', constraint = 'grant_administrator_stands_alone';
  end if;
  if exists (
    select from access.role_grant other
    where other.account_id = new.account_id and other.role = new.role and other.node_no is not distinct from new.node_no and other.id <> new.id
      and other.state in ('proposed', 'approved') and daterange(other.from_on, other.until_on) && daterange(new.from_on, new.until_on)
  ) then
    raise exception 'the same role over the same node twice at once' using errcode = 'unique_violation', constraint = 'grant_once';
  end if;
  return new;
end $$;
comment on function access.check_grant() is 'Last referee of the separation of the three administrators; the rule that speaks to people is in rules/roles.ts.';
create trigger grant_checked before insert or update on access.role_grant for each row execute function access.check_grant();

create table access.purpose (
  code text primary key,
  zh text not null,
  en text not null,
  active boolean not null default true
);
comment on table access.purpose is 'Closed list of purposes for looking at protected fields; free words never suffice.';
comment on column access.purpose.code is 'Stable code, written into the read log and the audit entry.';
comment on column access.purpose.zh is 'Chinese name.';
comment on column access.purpose.en is 'English name.';
comment on column access.purpose.active is 'Offered for choice.';
insert into access.purpose (code, zh, en) values
  ('annual-statistics', '年度统计', 'Annual statistics'),
  ('membership-transfer', '组织关系转接', 'Transfer of membership'),
  ('work-contact', '工作联络', 'Getting in touch for work'),
  ('hardship-support', '困难帮扶', 'Support in hardship'),
  ('payment-check', '发放核对', 'Checking a payment'),
  ('data-correction', '信息核对更正', 'Checking and correcting data'),
  ('lawful-inquiry', '依法查询', 'Lawful inquiry');

create table access.personal_read (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  reader_account_id uuid not null,
  subject_account_id uuid,
  unit_no integer,
  object_type text not null,
  object_id text not null,
  class text not null constraint read_class_known check (class in ('C2', 'C3')),
  fields text[] not null,
  purpose text not null references access.purpose (code),
  session_id text
);
comment on table access.personal_read is 'The read log a person is shown: who looked at which class of whose data, when and what for. Insertions only.';
comment on column access.personal_read.id is 'Order.';
comment on column access.personal_read.at is 'Instant.';
comment on column access.personal_read.reader_account_id is 'Who looked.';
comment on column access.personal_read.subject_account_id is 'Whose data, when that person has an account.';
comment on column access.personal_read.unit_no is 'Unit whose data it was, when a unit''s.';
comment on column access.personal_read.object_type is 'Kind of record.';
comment on column access.personal_read.object_id is 'Which record.';
comment on column access.personal_read.class is 'Class of the fields shown.';
comment on column access.personal_read.fields is 'Names of the fields shown, never their values.';
comment on column access.personal_read.purpose is 'Purpose chosen.';
comment on column access.personal_read.session_id is 'Session of the reader.';
create index personal_read_reader on access.personal_read (reader_account_id, at desc);
create index personal_read_subject on access.personal_read (subject_account_id, at desc);
create index personal_read_object on access.personal_read (object_type, object_id, at desc);

alter table access.account enable row level security;
alter table access.account force row level security;
create policy account_seen on access.account for select
  using (platform.scope_is_everything() or id = platform.account_id() or platform.acts_as('system_admin', 'security_admin', 'audit_admin', 'privacy_officer'));
create policy account_kept on access.account for all using (platform.scope_is_everything() or platform.acts_as('system_admin'));

alter table access.password_history enable row level security;
alter table access.password_history force row level security;
create policy password_history_platform on access.password_history using (platform.scope_is_everything());

alter table access.session enable row level security;
alter table access.session force row level security;
create policy session_own on access.session
  using (platform.scope_is_everything() or account_id = platform.account_id() or platform.acts_as('system_admin', 'security_admin'));

alter table access.sign_in_attempt enable row level security;
alter table access.sign_in_attempt force row level security;
create policy sign_in_attempt_platform on access.sign_in_attempt
  using (platform.scope_is_everything() or platform.acts_as('system_admin', 'security_admin', 'audit_admin'));

alter table access.role_grant enable row level security;
alter table access.role_grant force row level security;
create policy role_grant_seen on access.role_grant for select
  using (platform.scope_is_everything() or account_id = platform.account_id() or platform.acts_as('system_admin', 'security_admin', 'audit_admin'));
create policy role_grant_kept on access.role_grant for all using (platform.scope_is_everything() or platform.acts_as('system_admin', 'security_admin'));

alter table access.personal_read enable row level security;
alter table access.personal_read force row level security;
create policy personal_read_seen on access.personal_read for select
  using (platform.scope_is_everything() or platform.account_id() in (reader_account_id, subject_account_id) or platform.acts_as('privacy_officer', 'audit_admin'));
create policy personal_read_written on access.personal_read for insert
  with check (platform.scope_is_everything() or reader_account_id = platform.account_id());

create function access.display_name_of(account uuid) returns text
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select a.display_name from access.account a where a.id = account
$$;
comment on function access.display_name_of(uuid) is 'Door: the name colleagues see beside an act; nothing else of the account.';
