create table members.flow_report (
  id uuid primary key default gen_random_uuid(),
  member_id uuid not null references members.member,
  since date not null,
  because text not null constraint flow_report_reason_known check (because in ('work', 'study', 'residence', 'abroad', 'other')),
  whereabouts text,
  reported_on date not null,
  reported_by uuid,
  decision text constraint flow_report_decision_known check (decision in ('confirmed', 'refused', 'withdrawn')),
  decided_on date,
  decided_by uuid,
  reason text,
  act_id bigint references members.act,
  recorded_at timestamptz not null default transaction_timestamp(),
  constraint flow_report_decided_whole check ((decision is null) = (decided_on is null)),
  constraint flow_report_refused_with_reason check (decision is distinct from 'refused' or reason is not null)
);
comment on table members.flow_report is 'A report that a member lives or works elsewhere now (CD-25). It is a fact, no status: after the months of the rule it becomes a suggestion, and a person confirms or refuses.';
comment on column members.flow_report.id is 'Identifier.';
comment on column members.flow_report.member_id is 'Member.';
comment on column members.flow_report.since is 'Since when the member cannot take part at home.';
comment on column members.flow_report.because is 'work, study, residence, abroad or other.';
comment on column members.flow_report.whereabouts is 'City or district, in words; never an address.';
comment on column members.flow_report.reported_on is 'Day of the report.';
comment on column members.flow_report.reported_by is 'Account that entered it.';
comment on column members.flow_report.decision is 'confirmed, refused or withdrawn; null while nobody has decided.';
comment on column members.flow_report.decided_on is 'Day of that.';
comment on column members.flow_report.decided_by is 'Account that decided.';
comment on column members.flow_report.reason is 'Why it was refused or withdrawn.';
comment on column members.flow_report.act_id is 'Act that recorded the spell.';
comment on column members.flow_report.recorded_at is 'When.';
create unique index flow_report_open_once on members.flow_report (member_id) where decision is null;
alter table members.flow_report enable row level security;
alter table members.flow_report force row level security;
create policy flow_report_in_scope on members.flow_report
  using ((select platform.scope_is_everything()) or exists (select from members.member m where m.id = member_id));

create table members.station (
  id uuid primary key default gen_random_uuid(),
  district_no integer not null,
  host_no integer not null,
  kind text not null constraint station_kind_known check (kind in ('station', 'contact_point', 'activity_room')),
  name text not null constraint station_named check (name <> ''),
  whereabouts text not null,
  hours text,
  opened_on date not null,
  closed_on date,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  constraint station_period_forward check (closed_on is null or closed_on >= opened_on)
);
comment on table members.station is 'Where mobile members reach the organisation: stations, contact points, activity rooms on building sites (NS-30, NS-31, CD-24).';
comment on column members.station.id is 'Identifier.';
comment on column members.station.district_no is 'District.';
comment on column members.station.host_no is 'Party organisation that runs it.';
comment on column members.station.kind is 'station 流动党员服务站, contact_point 联系点, activity_room 党员活动室.';
comment on column members.station.name is 'Name.';
comment on column members.station.whereabouts is 'Where it is, in words.';
comment on column members.station.hours is 'When somebody is there.';
comment on column members.station.opened_on is 'First day.';
comment on column members.station.closed_on is 'Day it was given up; null while it is open.';
comment on column members.station.account_id is 'Who entered it.';
comment on column members.station.recorded_at is 'When.';
create index station_host on members.station (host_no);
alter table members.station enable row level security;
alter table members.station force row level security;
create policy station_in_scope on members.station
  using ((select platform.scope_is_everything()) or exists (select from organisations.unit u where u.no = host_no));

create table members.station_liaison (
  id bigint generated always as identity primary key,
  station_id uuid not null references members.station,
  host_no integer not null,
  name text not null constraint station_liaison_named check (name <> ''),
  phone_sealed bytea,
  from_on date not null,
  until_on date,
  recorded_at timestamptz not null default transaction_timestamp(),
  constraint station_liaison_period_forward check (until_on is null or until_on >= from_on)
);
comment on table members.station_liaison is 'Who answers for the mobile members of a station: at least one while it is open (NS-32).';
comment on column members.station_liaison.id is 'Row.';
comment on column members.station_liaison.station_id is 'Station.';
comment on column members.station_liaison.host_no is 'Party organisation that runs it: from there the row is seen.';
comment on column members.station_liaison.name is 'Name (class C2).';
comment on column members.station_liaison.phone_sealed is 'Telephone, sealed (class C3).';
comment on column members.station_liaison.from_on is 'First day.';
comment on column members.station_liaison.until_on is 'First day on which it no longer holds; null while it does.';
comment on column members.station_liaison.recorded_at is 'When.';
create unique index station_liaison_once on members.station_liaison (station_id, name) where until_on is null;
alter table members.station_liaison enable row level security;
alter table members.station_liaison force row level security;
create policy station_liaison_in_scope on members.station_liaison
  using ((select platform.scope_is_everything()) or exists (select from organisations.unit u where u.no = host_no));

-- Last referee of "at least one": looked at when the transaction ends, so that one can follow another.
create function members.refuse_station_without_liaison() returns trigger language plpgsql security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
declare
  station uuid := case when tg_table_name = 'station' then (to_jsonb(new) ->> 'id')::uuid else (to_jsonb(new) ->> 'station_id')::uuid end;
begin
  if exists (select from members.station s where s.id = station and s.closed_on is null)
    and not exists (select from members.station_liaison l where l.station_id = station and l.until_on is null) then
    raise exception 'an open station has a liaison' using errcode = 'check_violation', constraint = 'station_has_liaison';
  end if;
  return null;
end $$;
comment on function members.refuse_station_without_liaison() is 'An open station has at least one liaison (NS-32).';
create constraint trigger station_has_liaison after insert or update on members.station deferrable initially deferred
  for each row execute function members.refuse_station_without_liaison();
create constraint trigger station_keeps_liaison after update on members.station_liaison deferrable initially deferred
  for each row execute function members.refuse_station_without_liaison();

create table members.declaration (
  id uuid primary key default gen_random_uuid(),
  no bigint generated always as identity,
  district_no integer not null,
  street_no integer not null,
  industry_no integer,
  name_sealed bytea,
  phone_sealed bytea,
  phone_index bytea,
  workplace text,
  kind text not null constraint declaration_kind_known check (kind in ('pocket', 'mobile')),
  consent_version text not null,
  code_digest bytea unique,
  declared_on date not null,
  state text not null default 'declared' constraint declaration_state_known check (state in ('declared', 'placed', 'joined', 'withdrawn')),
  placed_no integer,
  placed_on date,
  member_id uuid references members.member,
  joined_on date,
  withdrawn_on date,
  note text,
  account_id uuid,
  scope_nodes integer[] not null,
  revision integer not null default 1,
  recorded_at timestamptz not null default transaction_timestamp(),
  constraint declaration_withdrawn_is_empty check (state <> 'withdrawn' or (name_sealed is null and phone_sealed is null and phone_index is null and workplace is null and code_digest is null)),
  constraint declaration_placed_whole check ((placed_no is null) = (placed_on is null)),
  constraint declaration_joined_whole check ((state = 'joined') = (joined_on is not null))
);
comment on table members.declaration is 'A member nobody here knew of says so of the own accord (口袋党员, CD-23, CD-26), to be found an organisation. Withdrawing by the code deletes what was told and leaves the day, so that figures stay true.';
comment on column members.declaration.id is 'Identifier.';
comment on column members.declaration.no is 'Number people speak of.';
comment on column members.declaration.district_no is 'District.';
comment on column members.declaration.street_no is 'Street where the person lives or works, as told.';
comment on column members.declaration.industry_no is 'Industry, where told.';
comment on column members.declaration.name_sealed is 'Name, sealed (class C3 here: nobody has asked the person yet who may know).';
comment on column members.declaration.phone_sealed is 'Telephone, sealed (class C3).';
comment on column members.declaration.phone_index is 'Blind index of the telephone: the same person twice is one.';
comment on column members.declaration.workplace is 'Where the person works, where told (class C2).';
comment on column members.declaration.kind is 'pocket: relation not handed in anywhere; mobile: relation elsewhere, life here.';
comment on column members.declaration.consent_version is 'Version of the text that was agreed to.';
comment on column members.declaration.code_digest is 'Keyed digest of the code that withdraws it.';
comment on column members.declaration.declared_on is 'Day.';
comment on column members.declaration.state is 'declared 已亮身份, placed 已找到党组织, joined 已编入, withdrawn 已撤回.';
comment on column members.declaration.placed_no is 'Party organisation found for the person.';
comment on column members.declaration.placed_on is 'Day it was found.';
comment on column members.declaration.member_id is 'Member the person was entered as.';
comment on column members.declaration.joined_on is 'Day of that.';
comment on column members.declaration.withdrawn_on is 'Day the person withdrew.';
comment on column members.declaration.note is 'Note of the office.';
comment on column members.declaration.account_id is 'Who changed it last; null for the person.';
comment on column members.declaration.scope_nodes is 'Nodes from which rights reach it: street and district, and the organisation found.';
comment on column members.declaration.revision is 'Counts changes.';
comment on column members.declaration.recorded_at is 'When.';
create index declaration_district on members.declaration (district_no, state, no);
create index declaration_phone on members.declaration (phone_index) where phone_index is not null;
alter table members.declaration enable row level security;
alter table members.declaration force row level security;
create policy declaration_in_scope on members.declaration
  using ((select platform.scope_is_everything()) or scope_nodes && (select platform.scope_nodes()));
