create table volunteering.leader (
  id uuid primary key,
  no integer generated always as identity,
  volunteer_id uuid not null references volunteering.volunteer,
  unit_no integer not null,
  district_no integer not null,
  found_on date not null,
  found_why text not null,
  found_words text constraint leader_found_said check (found_words <> ''),
  consent_on date not null,
  ended_on date,
  ended_by text constraint leader_ender_known check (ended_by in ('person', 'staff')),
  end_why text,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  constraint leader_forward check (ended_on >= found_on and consent_on <= found_on),
  constraint leader_ended_whole check ((ended_on is null) = (ended_by is null) and (end_why is not null) = (ended_by is not distinct from 'staff')),
  constraint leader_words_end check (ended_on is null or found_words is null)
);
comment on table volunteering.leader is 'A resident whom staff found to be a leader of the neighbourhood and develop, with the person''s own consent (ZF-26). Found by a human being for a reason that is written down, never by a score; ended whenever the person likes, and the words about the person end with it.';
comment on column volunteering.leader.id is 'Identifier.';
comment on column volunteering.leader.no is 'Number people say.';
comment on column volunteering.leader.volunteer_id is 'Who it is: a volunteer, by the register or kept with consent.';
comment on column volunteering.leader.unit_no is 'Organisation that found and develops the person.';
comment on column volunteering.leader.district_no is 'District.';
comment on column volunteering.leader.found_on is 'Day of finding.';
comment on column volunteering.leader.found_why is 'Why, a code of the programme.';
comment on column volunteering.leader.found_words is 'What was seen, in words; deleted at the end.';
comment on column volunteering.leader.consent_on is 'Day the person agreed.';
comment on column volunteering.leader.ended_on is 'Day it ended; null while it goes on.';
comment on column volunteering.leader.ended_by is 'person or staff. The person gives no reason.';
comment on column volunteering.leader.end_why is 'Why staff ended it, a code of the programme.';
comment on column volunteering.leader.account_id is 'Who found the person.';
comment on column volunteering.leader.recorded_at is 'When it was entered.';
create unique index leader_once on volunteering.leader (volunteer_id) where ended_on is null;
create index leader_unit on volunteering.leader (unit_no);
create index leader_district on volunteering.leader (district_no);

create table volunteering.leader_step (
  id uuid primary key default gen_random_uuid(),
  leader_id uuid not null references volunteering.leader,
  what text not null constraint leader_step_known check (what in ('session', 'talk', 'activity')),
  on_day date not null,
  session_id uuid,
  shift_id uuid references volunteering.shift,
  title text constraint leader_step_titled check (title <> ''),
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  constraint leader_step_of_record check ((what = 'session') = (session_id is not null) and (what = 'activity') = (shift_id is not null)),
  constraint leader_session_titled check (what <> 'session' or title is not null)
);
comment on table volunteering.leader_step is 'What a leader was trained by, a session of learning or a talk, and what the person has organised, a session of service held.';
comment on column volunteering.leader_step.id is 'Identifier.';
comment on column volunteering.leader_step.leader_id is 'Leader.';
comment on column volunteering.leader_step.what is 'session or talk, by which the person was trained; activity, which the person organised.';
comment on column volunteering.leader_step.on_day is 'Day of it.';
comment on column volunteering.leader_step.session_id is 'Session of learning.';
comment on column volunteering.leader_step.shift_id is 'Session of service.';
comment on column volunteering.leader_step.title is 'Title of the session of learning, or what the talk was about; of a talk deleted at the end.';
comment on column volunteering.leader_step.account_id is 'Who entered it.';
comment on column volunteering.leader_step.recorded_at is 'When.';
create unique index leader_session_once on volunteering.leader_step (leader_id, session_id) where session_id is not null;
create unique index leader_activity_once on volunteering.leader_step (leader_id, shift_id) where shift_id is not null;
create index leader_step_leader on volunteering.leader_step (leader_id);

alter table volunteering.leader enable row level security;
alter table volunteering.leader force row level security;
create policy leader_in_scope on volunteering.leader using ((select platform.scope_is_everything()) or exists (select from organisations.unit u where u.no = unit_no));
alter table volunteering.leader_step enable row level security;
alter table volunteering.leader_step force row level security;
create policy leader_step_in_scope on volunteering.leader_step using ((select platform.scope_is_everything()) or exists (select from volunteering.leader l where l.id = leader_id));

-- Who develops somebody knows whom, also after the person moved home.
drop policy volunteer_in_scope on volunteering.volunteer;
create policy volunteer_in_scope on volunteering.volunteer using ((select platform.scope_is_everything())
  or exists (select from organisations.unit u where u.no in (volunteer.home_no, volunteer.district_no))
  or exists (select from volunteering.sign_up g where g.volunteer_id = volunteer.id)
  or exists (select from volunteering.leader l where l.volunteer_id = volunteer.id and l.ended_on is null));

create function volunteering.leader_facts(leaders uuid[]) returns table (leader_id uuid, trained_on date, active_on date, trainings integer, activities integer)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select l.id, t.first_on, a.first_on, t.count::integer, a.count::integer
  from volunteering.leader l
    cross join lateral (select min(s.on_day) as first_on, count(*) as count from volunteering.leader_step s where s.leader_id = l.id and s.what in ('session', 'talk')) t
    cross join lateral (select min(s.on_day) as first_on, count(*) as count from volunteering.leader_step s where s.leader_id = l.id and s.what = 'activity'
      and exists (select from volunteering.service v where v.shift_id = s.shift_id and v.volunteer_id = l.volunteer_id and v.reversed_at is null)) a
  where l.id = any (leaders)
$$;
comment on function volunteering.leader_facts(uuid[]) is 'Since when leaders are trained and active, and how often: what was organised counts as long as the record of the person''s service there stands. Asked only about leaders in reach.';

alter table volunteering.handed_over drop constraint handed_over_what_known;
alter table volunteering.handed_over add constraint handed_over_what_known check (what in ('need', 'item', 'redemption', 'account', 'volunteer', 'offering', 'leader'));
comment on column volunteering.handed_over.what is 'need, item, redemption, account of banked time, volunteer whose home it was, offering, or leader.';
comment on column volunteering.handed_over.row_id is 'The need, the item, the redemption, the account, the volunteer, the offering or the leader.';
