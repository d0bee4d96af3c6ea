create table members.service_post (
  id uuid primary key default gen_random_uuid(),
  no bigint generated always as identity,
  district_no integer not null,
  host_no integer not null,
  name text not null constraint service_post_named check (name <> ''),
  duties text not null,
  quota integer not null constraint service_post_quota_positive check (quota > 0),
  taken integer not null default 0,
  opened_on date not null,
  closed_on date,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  constraint service_post_within_quota check (taken between 0 and quota),
  constraint service_post_period_forward check (closed_on is null or closed_on >= opened_on)
);
comment on table members.service_post is 'A post a Party organisation offers to members who register with it beside their home (CN-18): what is done, and for how many.';
comment on column members.service_post.id is 'Identifier.';
comment on column members.service_post.no is 'Number people speak of.';
comment on column members.service_post.district_no is 'District.';
comment on column members.service_post.host_no is 'Party organisation that offers it.';
comment on column members.service_post.name is 'Name.';
comment on column members.service_post.duties is 'What is done there.';
comment on column members.service_post.quota is 'For how many members.';
comment on column members.service_post.taken is 'How many hold it now; kept by members.count_taken, never typed.';
comment on column members.service_post.opened_on is 'First day.';
comment on column members.service_post.closed_on is 'Day it was given up; null while it is offered.';
comment on column members.service_post.account_id is 'Who entered it.';
comment on column members.service_post.recorded_at is 'When.';
create index service_post_host on members.service_post (host_no);
alter table members.service_post enable row level security;
alter table members.service_post force row level security;
create policy service_post_in_scope on members.service_post
  using ((select platform.scope_is_everything()) or exists (select from organisations.unit u where u.no = host_no));

create table members.unit_registration (
  id uuid primary key default gen_random_uuid(),
  no bigint generated always as identity,
  district_no integer not null,
  unit_no integer not null,
  host_no integer not null,
  reported_on date not null,
  ended_on date,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  constraint unit_registration_period_forward check (ended_on is null or ended_on >= reported_on),
  constraint unit_registration_apart check (unit_no <> host_no)
);
comment on table members.unit_registration is 'A unit registers with a Party organisation at the grassroots (CN-23): the one half of double registration, its members are the other.';
comment on column members.unit_registration.id is 'Identifier.';
comment on column members.unit_registration.no is 'Number people speak of.';
comment on column members.unit_registration.district_no is 'District of the host.';
comment on column members.unit_registration.unit_no is 'Unit that registers, of any kind.';
comment on column members.unit_registration.host_no is 'Party organisation it registers with.';
comment on column members.unit_registration.reported_on is 'Day.';
comment on column members.unit_registration.ended_on is 'Day it ended; null while it lasts.';
comment on column members.unit_registration.account_id is 'Who entered it.';
comment on column members.unit_registration.recorded_at is 'When.';
create unique index unit_registration_once on members.unit_registration (unit_no, host_no) where ended_on is null;
create index unit_registration_host on members.unit_registration (host_no);
alter table members.unit_registration enable row level security;
alter table members.unit_registration force row level security;
create policy unit_registration_in_scope on members.unit_registration
  using ((select platform.scope_is_everything()) or exists (select from organisations.unit u where u.no in (unit_no, host_no)));

create table members.registration (
  id uuid primary key default gen_random_uuid(),
  no bigint generated always as identity,
  district_no integer not null,
  member_id uuid not null references members.member,
  home_no integer not null,
  host_no integer not null,
  unit_registration_id uuid references members.unit_registration,
  state text not null default 'reported' constraint registration_state_known
    check (state in ('reported', 'accepted', 'posted', 'served', 'ended', 'refused')),
  reported_on date not null,
  accepted_on date,
  post_id uuid references members.service_post,
  posted_on date,
  ended_on date,
  reason text,
  account_id uuid,
  revision integer not null default 1,
  recorded_at timestamptz not null default transaction_timestamp(),
  constraint registration_home_and_host check (home_no <> host_no),
  constraint registration_ended_whole check ((state in ('ended', 'refused')) = (ended_on is not null)),
  constraint registration_posted_whole check ((post_id is null) = (posted_on is null)),
  constraint registration_post_held check (state not in ('posted', 'served') or post_id is not null),
  constraint registration_refused_with_reason check (state <> 'refused' or reason is not null)
);
comment on table members.registration is 'A member registers with a second Party organisation of the own accord while the relation stays at home (CN-17, CD-27): reported, accepted, posted, served, ended. Home and host see the row, and neither sees more of the other by it.';
comment on column members.registration.id is 'Identifier.';
comment on column members.registration.no is 'Number people speak of.';
comment on column members.registration.district_no is 'District of the host.';
comment on column members.registration.member_id is 'Member.';
comment on column members.registration.home_no is 'Party organisation the relation lay in when registering.';
comment on column members.registration.host_no is 'Party organisation registered with.';
comment on column members.registration.unit_registration_id is 'Registration of the unit the member came with, where there is one.';
comment on column members.registration.state is 'reported 已报到, accepted 已接收, posted 已领岗, served 已登记表现, ended 已结束, refused 未接收.';
comment on column members.registration.reported_on is 'Day.';
comment on column members.registration.accepted_on is 'Day the host accepted.';
comment on column members.registration.post_id is 'Post claimed last.';
comment on column members.registration.posted_on is 'Day of that.';
comment on column members.registration.ended_on is 'Day it ended or was refused.';
comment on column members.registration.reason is 'Why it was refused or ended.';
comment on column members.registration.account_id is 'Who changed it last.';
comment on column members.registration.revision is 'Counts changes.';
comment on column members.registration.recorded_at is 'When.';
create unique index registration_open_once on members.registration (member_id, host_no) where ended_on is null;
create index registration_host on members.registration (host_no, state);
create index registration_home on members.registration (home_no);
create index registration_district on members.registration (district_no, no);
create index registration_post on members.registration (post_id) where post_id is not null;
alter table members.registration enable row level security;
alter table members.registration force row level security;
create policy registration_in_scope on members.registration
  using ((select platform.scope_is_everything()) or exists (select from organisations.unit u where u.no in (home_no, host_no)));

create table members.performance_note (
  id bigint generated always as identity primary key,
  registration_id uuid not null references members.registration,
  on_day date not null,
  line text not null constraint performance_note_told check (line <> ''),
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp()
);
comment on table members.performance_note is 'What a member did in a post, in a line (作用发挥, CN-18). No grade and no count of hours.';
comment on column members.performance_note.id is 'Order.';
comment on column members.performance_note.registration_id is 'Registration.';
comment on column members.performance_note.on_day is 'Day.';
comment on column members.performance_note.line is 'What was done.';
comment on column members.performance_note.account_id is 'Who entered it.';
comment on column members.performance_note.recorded_at is 'When.';
create index performance_note_registration on members.performance_note (registration_id, on_day);
alter table members.performance_note enable row level security;
alter table members.performance_note force row level security;
create policy performance_note_in_scope on members.performance_note
  using ((select platform.scope_is_everything()) or exists (select from members.registration r where r.id = registration_id));

-- Last referee of the quota: whoever claims waits for the row of the post, and the one too many is refused by service_post_within_quota.
create function members.count_taken() returns trigger language plpgsql security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
declare
  before uuid := case when tg_op = 'UPDATE' and old.state in ('posted', 'served') then old.post_id end;
  after uuid := case when new.state in ('posted', 'served') then new.post_id end;
begin
  if before is distinct from after then
    update members.service_post set taken = taken - 1 where id = before;
    update members.service_post set taken = taken + 1 where id = after;
  end if;
  return null;
end $$;
comment on function members.count_taken() is 'Keeps how many hold a post beside every change of a registration.';
create trigger registration_counted after insert or update on members.registration for each row execute function members.count_taken();

create function members.registration_names(ids uuid[]) returns table (id uuid, member text, home text, host text, post text)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select r.id, m.name, h.name, g.name, p.name from members.registration r join members.member m on m.id = r.member_id
  left join organisations.unit_on(current_date) h on h.unit_no = r.home_no
  left join organisations.unit_on(current_date) g on g.unit_no = r.host_no
  left join members.service_post p on p.id = r.post_id
  where r.id = any (ids)
$$;
comment on function members.registration_names(uuid[]) is 'Who registered, from where, with whom and for which post, whatever the scope. Asked only about registrations in reach.';

create function members.unit_registration_names(ids uuid[]) returns table (id uuid, unit text, host text)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select r.id, u.name, g.name from members.unit_registration r
  left join organisations.unit_on(current_date) u on u.unit_no = r.unit_no
  left join organisations.unit_on(current_date) g on g.unit_no = r.host_no
  where r.id = any (ids)
$$;
comment on function members.unit_registration_names(uuid[]) is 'Which unit registered with whom, whatever the scope. Asked only about registrations in reach.';
