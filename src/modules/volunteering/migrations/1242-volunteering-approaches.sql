-- Staff of a two-new organisation who serve (CD-52): where somebody works is kept with consent and given up by the person at any time.
alter table volunteering.volunteer add column origin_no integer;
comment on column volunteering.volunteer.origin_no is 'Two-new organisation the person works in, said by the person; null where nobody said.';
create index volunteer_origin on volunteering.volunteer (origin_no) where origin_no is not null;

create table volunteering.approach (
  id uuid primary key,
  no integer generated always as identity,
  volunteer_id uuid not null references volunteering.volunteer,
  unit_no integer not null,
  district_no integer not null,
  said_on date not null,
  state text not null default 'open' constraint approach_state_known check (state in ('open', 'taken', 'talked', 'withdrawn')),
  moved_on date,
  case_id uuid,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  constraint approach_moved_whole check ((state = 'open') = (moved_on is null)),
  constraint approach_taken_into_case check ((state = 'taken') = (case_id is not null)),
  constraint approach_forward check (moved_on >= said_on)
);
comment on table volunteering.approach is 'A volunteer says of the own accord to want to come closer to the Party, to a branch the person served with (CD-52). Nobody is asked to; neither words nor reasons are kept; withdrawn it leaves the list.';
comment on column volunteering.approach.id is 'Identifier.';
comment on column volunteering.approach.no is 'Number people say.';
comment on column volunteering.approach.volunteer_id is 'Who says so.';
comment on column volunteering.approach.unit_no is 'Party organisation it is said to.';
comment on column volunteering.approach.district_no is 'District.';
comment on column volunteering.approach.said_on is 'Day.';
comment on column volunteering.approach.state is 'open; taken up as an application; talked with, and left at that; withdrawn by the person.';
comment on column volunteering.approach.moved_on is 'Day of that.';
comment on column volunteering.approach.case_id is 'Case of development it was taken up in.';
comment on column volunteering.approach.account_id is 'Who answered it; null for the person.';
comment on column volunteering.approach.recorded_at is 'When it was said.';
create unique index approach_once on volunteering.approach (volunteer_id) where state = 'open';
create index approach_unit on volunteering.approach (unit_no, state);
create index approach_volunteer on volunteering.approach (volunteer_id);
alter table volunteering.approach enable row level security;
alter table volunteering.approach force row level security;
-- The organisation it is said to and whoever stands above; what was withdrawn is the person's alone.
create policy approach_in_scope on volunteering.approach using ((select platform.scope_is_everything())
  or state <> 'withdrawn' and exists (select from organisations.unit u where u.no = unit_no))
  with check ((select platform.scope_is_everything()) or exists (select from organisations.unit u where u.no = unit_no));

-- Whoever is addressed knows by whom, also where the person is at home elsewhere.
drop policy volunteer_in_scope on volunteering.volunteer;
create policy volunteer_in_scope on volunteering.volunteer using ((select platform.scope_is_everything())
  or exists (select from organisations.unit u where u.no in (volunteer.home_no, volunteer.district_no))
  or exists (select from volunteering.sign_up g where g.volunteer_id = volunteer.id)
  or exists (select from volunteering.leader l where l.volunteer_id = volunteer.id and l.ended_on is null)
  or exists (select from volunteering.approach a where a.volunteer_id = volunteer.id and a.state <> 'withdrawn'));

alter table volunteering.handed_over drop constraint handed_over_what_known;
alter table volunteering.handed_over add constraint handed_over_what_known check (what in ('need', 'item', 'redemption', 'account', 'volunteer', 'offering', 'leader', 'approach'));
comment on column volunteering.handed_over.what is 'need, item, redemption, account of banked time, volunteer whose home it was, offering, leader, or approach.';
comment on column volunteering.handed_over.row_id is 'The need, the item, the redemption, the account, the volunteer, the offering, the leader or the approach.';

create function volunteering.two_new(units integer[], kinds text[]) returns boolean
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select exists (select from organisations.unit u where u.no = any (units) and u.kind = any (kinds))
$$;
comment on function volunteering.two_new(integer[], text[]) is 'Whether one of these organisations is of one of these kinds, wherever it stands; nothing else of it.';
