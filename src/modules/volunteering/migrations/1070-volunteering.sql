create extension if not exists btree_gist;
create schema volunteering;
comment on schema volunteering is 'Volunteer service: needs by shift and role, who signed up, what organisers confirmed, whom it reached, certificates. Free and of one''s own will; nobody is listed for not taking part.';

create table volunteering.need (
  id uuid primary key,
  no integer generated always as identity,
  unit_no integer not null,
  district_no integer not null,
  title text not null constraint need_titled check (title <> ''),
  kind text not null,
  project text,
  about text,
  place text not null constraint need_has_place check (place <> ''),
  risk text not null constraint need_risk_known check (risk in ('none', 'ordinary', 'danger')),
  risks text not null constraint need_says_risks check (risks <> ''),
  insurance text,
  insured_until date,
  training text,
  min_age integer constraint need_age_fit check (min_age between 8 and 100),
  led_by text,
  campaign text,
  state text not null default 'draft' constraint need_state_known check (state in ('draft', 'published', 'closed')),
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  published_at timestamptz,
  constraint need_danger_insured check (state = 'draft' or risk <> 'danger' or insurance is not null and insured_until is not null)
);
comment on table volunteering.need is 'A call for volunteers with what is to be done, where, and which risks there are (Regulations on Volunteer Service Art. 12). What endangers persons is not published without insurance (Art. 17).';
comment on column volunteering.need.id is 'Identifier; also its public address.';
comment on column volunteering.need.no is 'Number people say.';
comment on column volunteering.need.unit_no is 'Organiser.';
comment on column volunteering.need.district_no is 'District it is offered in.';
comment on column volunteering.need.title is 'Title.';
comment on column volunteering.need.kind is 'What kind of service, a code of the programme.';
comment on column volunteering.need.project is 'Aid project it belongs to, a code of the programme (CN-48).';
comment on column volunteering.need.about is 'What is to be done.';
comment on column volunteering.need.place is 'Where, in words.';
comment on column volunteering.need.risk is 'none, ordinary, or danger: of persons.';
comment on column volunteering.need.risks is 'Which risks, in words; also that there are none.';
comment on column volunteering.need.insurance is 'Insurer and policy.';
comment on column volunteering.need.insured_until is 'Last day insured.';
comment on column volunteering.need.training is 'Training given before.';
comment on column volunteering.need.min_age is 'Youngest age, years.';
comment on column volunteering.need.led_by is 'Who leads the service centre, by name and with consent (CD-54).';
comment on column volunteering.need.campaign is 'Campaign it belongs to (NS-45).';
comment on column volunteering.need.state is 'draft, published or closed.';
comment on column volunteering.need.account_id is 'Who made it.';
comment on column volunteering.need.recorded_at is 'When.';
comment on column volunteering.need.published_at is 'When it was published.';
create index need_unit on volunteering.need (unit_no);
create index need_published on volunteering.need (district_no) where state = 'published';

create table volunteering.shift (
  id uuid primary key,
  need_id uuid not null references volunteering.need,
  role text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  seats integer not null constraint shift_has_seats check (seats between 1 and 10000),
  state text not null default 'planned' constraint shift_state_known check (state in ('planned', 'held', 'cancelled')),
  cancel_reason text,
  held_on date,
  recorded_at timestamptz not null default transaction_timestamp(),
  constraint shift_forward check (ends_at > starts_at),
  constraint shift_within_a_day check (ends_at <= starts_at + interval '24 hours'),
  constraint shift_cancelled_with_reason check ((state = 'cancelled') = (cancel_reason is not null)),
  constraint shift_held_on_a_day check ((state = 'held') = (held_on is not null))
);
comment on table volunteering.shift is 'Some hours of a need in one role, with seats. Held, it is one session of service.';
comment on column volunteering.shift.id is 'Identifier.';
comment on column volunteering.shift.need_id is 'Need.';
comment on column volunteering.shift.role is 'Role, a code of the programme (NS-49).';
comment on column volunteering.shift.starts_at is 'Beginning.';
comment on column volunteering.shift.ends_at is 'End, half-open, within 24 hours.';
comment on column volunteering.shift.seats is 'How many are needed.';
comment on column volunteering.shift.state is 'planned, held or cancelled.';
comment on column volunteering.shift.cancel_reason is 'Why it was called off.';
comment on column volunteering.shift.held_on is 'Day it was held.';
comment on column volunteering.shift.recorded_at is 'When it was entered.';
create index shift_need on volunteering.shift (need_id);
create index shift_held on volunteering.shift (held_on) where state = 'held';

create table volunteering.volunteer (
  id uuid primary key,
  no integer generated always as identity,
  district_no integer not null,
  home_no integer,
  member_id uuid,
  name_sealed bytea,
  phone_sealed bytea,
  phone_mac bytea,
  born_sealed bytea,
  consent_at timestamptz,
  guardian_at timestamptz,
  code_mac bytea,
  helped_by_no integer,
  helped_on date,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  constraint volunteer_member_or_named check ((member_id is null) = (name_sealed is not null and phone_sealed is not null and phone_mac is not null and consent_at is not null)),
  constraint volunteer_helped_whole check ((helped_by_no is null) = (helped_on is null))
);
comment on table volunteering.volunteer is 'Somebody who serves or holds banked time: a member by the register, or a person with consent of whom name and telephone are kept, sealed.';
comment on column volunteering.volunteer.id is 'Identifier; the ledger knows the person by it.';
comment on column volunteering.volunteer.no is 'Number people say.';
comment on column volunteering.volunteer.district_no is 'District.';
comment on column volunteering.volunteer.home_no is 'Branch of the member, or the organisation that registered the person; null for who came by the public page.';
comment on column volunteering.volunteer.member_id is 'Member, by the register.';
comment on column volunteering.volunteer.name_sealed is 'Name of who is no member, sealed.';
comment on column volunteering.volunteer.phone_sealed is 'Telephone, sealed.';
comment on column volunteering.volunteer.phone_mac is 'Keyed digest of the telephone: nobody is kept twice.';
comment on column volunteering.volunteer.born_sealed is 'Day of birth, sealed; told only where the rules of the time bank or a need ask for an age.';
comment on column volunteering.volunteer.consent_at is 'When consent was given.';
comment on column volunteering.volunteer.guardian_at is 'When a guardian agreed, of a minor.';
comment on column volunteering.volunteer.code_mac is 'Keyed digest of the code by which the person sees the own service without an account.';
comment on column volunteering.volunteer.helped_by_no is 'Organisation that had helped this person before: what is given back counts as such (CD-76, ZF-27).';
comment on column volunteering.volunteer.helped_on is 'When that was.';
comment on column volunteering.volunteer.account_id is 'Who entered it; null for who came of the own accord.';
comment on column volunteering.volunteer.recorded_at is 'When.';
create unique index volunteer_member_once on volunteering.volunteer (member_id) where member_id is not null;
create unique index volunteer_phone_once on volunteering.volunteer (district_no, phone_mac) where phone_mac is not null;
create index volunteer_home on volunteering.volunteer (home_no);
create index volunteer_code on volunteering.volunteer (code_mac) where code_mac is not null;

create table volunteering.sign_up (
  id uuid primary key default gen_random_uuid(),
  place integer generated always as identity,
  shift_id uuid not null references volunteering.shift,
  volunteer_id uuid not null references volunteering.volunteer,
  home_no integer,
  seat integer constraint sign_up_seat_positive check (seat > 0),
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  withdrawn_at timestamptz
);
comment on table volunteering.sign_up is 'A volunteer wants to come: a seat, or the waiting list. Who withdraws leaves no trace anywhere else.';
comment on column volunteering.sign_up.id is 'Identifier.';
comment on column volunteering.sign_up.place is 'Order of coming.';
comment on column volunteering.sign_up.shift_id is 'Shift.';
comment on column volunteering.sign_up.volunteer_id is 'Volunteer.';
comment on column volunteering.sign_up.home_no is 'Home of the volunteer on that day.';
comment on column volunteering.sign_up.seat is 'Seat; null on the waiting list.';
comment on column volunteering.sign_up.account_id is 'Who entered it; null for who came by the public page.';
comment on column volunteering.sign_up.recorded_at is 'When.';
comment on column volunteering.sign_up.withdrawn_at is 'When it was withdrawn.';
create unique index sign_up_seat_once on volunteering.sign_up (shift_id, seat) where withdrawn_at is null and seat is not null;
create unique index sign_up_person_once on volunteering.sign_up (shift_id, volunteer_id) where withdrawn_at is null;
create index sign_up_volunteer on volunteering.sign_up (volunteer_id);

create table volunteering.service (
  id uuid primary key,
  no integer generated always as identity,
  sign_up_id uuid not null references volunteering.sign_up,
  shift_id uuid not null references volunteering.shift,
  volunteer_id uuid not null references volunteering.volunteer,
  unit_no integer not null,
  home_no integer,
  from_at timestamptz not null,
  until_at timestamptz not null,
  minutes integer not null constraint service_minutes_positive check (minutes > 0),
  grade text not null constraint service_grade_known check (grade in ('measured', 'entered', 'declared')),
  guarantee text,
  entry_id uuid,
  account_id uuid,
  confirmed_at timestamptz not null default transaction_timestamp(),
  reversed_at timestamptz,
  constraint service_forward check (until_at > from_at and until_at <= from_at + interval '24 hours'),
  constraint service_within_its_time check (minutes <= extract(epoch from until_at - from_at) / 60),
  constraint service_entered_with_guarantee check (grade <> 'entered' or guarantee is not null),
  constraint service_apart exclude using gist (volunteer_id with =, tstzrange(from_at, until_at) with &&) where (reversed_at is null)
);
comment on table volunteering.service is 'Minutes of service the organiser confirmed. Added and reversed, never edited; no two of one person overlap, so a day never has more than its 24 hours.';
comment on column volunteering.service.id is 'Identifier.';
comment on column volunteering.service.no is 'Number people say.';
comment on column volunteering.service.sign_up_id is 'Sign-up it confirms.';
comment on column volunteering.service.shift_id is 'Shift.';
comment on column volunteering.service.volunteer_id is 'Volunteer.';
comment on column volunteering.service.unit_no is 'Organiser: who organises records, who records certifies.';
comment on column volunteering.service.home_no is 'Home of the volunteer on that day.';
comment on column volunteering.service.from_at is 'Beginning of the service itself; the way there is not counted.';
comment on column volunteering.service.until_at is 'End.';
comment on column volunteering.service.minutes is 'Minutes served, breaks taken off.';
comment on column volunteering.service.grade is 'measured: beginning and end were noted on the spot; entered: afterwards, under a guarantee; declared: as told.';
comment on column volunteering.service.guarantee is 'Who stands for what was entered afterwards.';
comment on column volunteering.service.entry_id is 'Entry of the ledger that credited it, where there is a time bank.';
comment on column volunteering.service.account_id is 'Who confirmed; never the volunteer.';
comment on column volunteering.service.confirmed_at is 'When.';
comment on column volunteering.service.reversed_at is 'When a correction took it back; null while it stands.';
create unique index service_stands_once on volunteering.service (sign_up_id) where reversed_at is null;
create index service_volunteer on volunteering.service (volunteer_id) where reversed_at is null;
create index service_shift on volunteering.service (shift_id) where reversed_at is null;

create function volunteering.refuse_edit() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.reversed_at is not null
    or (to_jsonb(new) - 'reversed_at' - 'entry_id') is distinct from (to_jsonb(old) - 'reversed_at' - 'entry_id')
    or old.entry_id is not null and new.entry_id is distinct from old.entry_id then
    raise exception 'service is reversed, not edited' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
comment on function volunteering.refuse_edit() is 'What was confirmed stays to be read: the only change is its reversal.';
create trigger service_kept before update or delete on volunteering.service for each row execute function volunteering.refuse_edit();

create table volunteering.tally (
  id uuid primary key default gen_random_uuid(),
  shift_id uuid not null references volunteering.shift,
  category text not null,
  times integer not null constraint tally_counts check (times > 0),
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  replaced_at timestamptz
);
comment on table volunteering.tally is 'How many of a category a session reached, each time anew (人次); nobody''s name (NS-48).';
comment on column volunteering.tally.id is 'Identifier.';
comment on column volunteering.tally.shift_id is 'Shift.';
comment on column volunteering.tally.category is 'Category, a code of the programme.';
comment on column volunteering.tally.times is 'Beneficiary-times.';
comment on column volunteering.tally.account_id is 'Who entered it.';
comment on column volunteering.tally.recorded_at is 'When.';
comment on column volunteering.tally.replaced_at is 'When another count took its place.';
create unique index tally_stands_once on volunteering.tally (shift_id, category) where replaced_at is null;

create table volunteering.correction (
  id uuid primary key,
  no integer generated always as identity,
  service_id uuid not null references volunteering.service,
  from_at timestamptz,
  until_at timestamptz,
  minutes integer constraint correction_minutes_positive check (minutes > 0),
  reason text not null constraint correction_reasoned check (reason <> ''),
  asked_by text not null constraint correction_asker_known check (asked_by in ('organiser', 'volunteer')),
  proposed_by uuid,
  proposed_at timestamptz not null default transaction_timestamp(),
  verdict text constraint correction_verdict_known check (verdict in ('agreed', 'declined')),
  decided_by uuid,
  decided_at timestamptz,
  decline_reason text,
  constraint correction_decided_whole check ((verdict is null) = (decided_at is null)),
  constraint correction_second_person check (verdict is null or decided_by is not null and decided_by is distinct from proposed_by),
  constraint correction_declined_with_reason check (verdict is distinct from 'declined' or decline_reason is not null),
  constraint correction_new_whole check ((minutes is null) = (from_at is null) and (minutes is null) = (until_at is null))
);
comment on table volunteering.correction is 'What was confirmed wrongly, asked for by one person and agreed to by another. Volunteers may ask too.';
comment on column volunteering.correction.id is 'Identifier.';
comment on column volunteering.correction.no is 'Number people say.';
comment on column volunteering.correction.service_id is 'Service that stands wrongly.';
comment on column volunteering.correction.from_at is 'Right beginning; null where there was no service at all.';
comment on column volunteering.correction.until_at is 'Right end.';
comment on column volunteering.correction.minutes is 'Right minutes.';
comment on column volunteering.correction.reason is 'Why.';
comment on column volunteering.correction.asked_by is 'organiser or volunteer.';
comment on column volunteering.correction.proposed_by is 'Account of who asked.';
comment on column volunteering.correction.proposed_at is 'When.';
comment on column volunteering.correction.verdict is 'agreed or declined; null while it waits.';
comment on column volunteering.correction.decided_by is 'Account of the second person.';
comment on column volunteering.correction.decided_at is 'When.';
comment on column volunteering.correction.decline_reason is 'Why not.';
create unique index correction_waits_once on volunteering.correction (service_id) where verdict is null;

create table volunteering.certificate (
  id uuid primary key,
  no integer generated always as identity,
  volunteer_id uuid not null references volunteering.volunteer,
  unit_no integer not null,
  home_no integer,
  number text not null unique,
  code_mac bytea not null unique,
  from_on date not null,
  until_on date not null,
  minutes integer not null constraint certificate_of_something check (minutes > 0),
  services uuid[] not null,
  issued_on date not null,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp()
);
comment on table volunteering.certificate is 'A record of service as it was certified (Art. 19): free, from records only; whoever has the code sees whether the records still say so.';
comment on column volunteering.certificate.id is 'Identifier.';
comment on column volunteering.certificate.no is 'Consecutive number.';
comment on column volunteering.certificate.volunteer_id is 'Volunteer.';
comment on column volunteering.certificate.unit_no is 'Organisation that certifies what it organised.';
comment on column volunteering.certificate.home_no is 'Home of the volunteer on that day.';
comment on column volunteering.certificate.number is 'Number on the certificate.';
comment on column volunteering.certificate.code_mac is 'Keyed digest of the code that verifies it; the code itself stands on the certificate only.';
comment on column volunteering.certificate.from_on is 'First day certified.';
comment on column volunteering.certificate.until_on is 'End, half-open.';
comment on column volunteering.certificate.minutes is 'Minutes certified.';
comment on column volunteering.certificate.services is 'Services it is made from.';
comment on column volunteering.certificate.issued_on is 'Day of issue.';
comment on column volunteering.certificate.account_id is 'Who issued it.';
comment on column volunteering.certificate.recorded_at is 'When.';
create index certificate_volunteer on volunteering.certificate (volunteer_id);

alter table volunteering.need enable row level security;
alter table volunteering.need force row level security;
create policy need_in_scope on volunteering.need using ((select platform.scope_is_everything())
  or exists (select from organisations.unit u where u.no = unit_no)
  or state <> 'draft' and exists (select from organisations.unit u where u.scope_nodes @> array[need.district_no]));
alter table volunteering.shift enable row level security;
alter table volunteering.shift force row level security;
create policy shift_in_scope on volunteering.shift using ((select platform.scope_is_everything()) or exists (select from volunteering.need n where n.id = need_id));
alter table volunteering.sign_up enable row level security;
alter table volunteering.sign_up force row level security;
create policy sign_up_in_scope on volunteering.sign_up using ((select platform.scope_is_everything())
  or exists (select from organisations.unit u where u.no = home_no)
  or exists (select from volunteering.shift s join volunteering.need n on n.id = s.need_id join organisations.unit u on u.no = n.unit_no where s.id = shift_id));
alter table volunteering.volunteer enable row level security;
alter table volunteering.volunteer force row level security;
create policy volunteer_in_scope on volunteering.volunteer using ((select platform.scope_is_everything())
  or exists (select from organisations.unit u where u.no in (volunteer.home_no, volunteer.district_no))
  or exists (select from volunteering.sign_up g where g.volunteer_id = volunteer.id));
alter table volunteering.service enable row level security;
alter table volunteering.service force row level security;
create policy service_in_scope on volunteering.service using ((select platform.scope_is_everything())
  or exists (select from organisations.unit u where u.no in (home_no, unit_no)));
alter table volunteering.tally enable row level security;
alter table volunteering.tally force row level security;
create policy tally_in_scope on volunteering.tally using ((select platform.scope_is_everything())
  or exists (select from volunteering.shift s join volunteering.need n on n.id = s.need_id join organisations.unit u on u.no = n.unit_no where s.id = shift_id));
alter table volunteering.correction enable row level security;
alter table volunteering.correction force row level security;
create policy correction_in_scope on volunteering.correction using ((select platform.scope_is_everything())
  or exists (select from volunteering.service v where v.id = service_id));
alter table volunteering.certificate enable row level security;
alter table volunteering.certificate force row level security;
create policy certificate_in_scope on volunteering.certificate using ((select platform.scope_is_everything())
  or exists (select from organisations.unit u where u.no in (home_no, unit_no)));

-- Seats are given in this function only: the row of the shift is locked, so of two who come at once one is the later.
create function volunteering.take_seat(shift uuid, volunteer uuid, home integer, account uuid, at timestamptz)
returns table (outcome text, sign_up_id uuid)
language plpgsql security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
declare
  offered volunteering.shift;
  free integer;
  made uuid;
begin
  select s.* into offered from volunteering.shift s where s.id = shift for update;
  if offered.id is null or offered.state <> 'planned' or offered.ends_at <= at
    or not exists (select from volunteering.need n where n.id = offered.need_id and n.state = 'published') then
    return query select 'closed', null::uuid;
    return;
  end if;
  if exists (select from volunteering.sign_up g where g.shift_id = shift and g.withdrawn_at is null and g.volunteer_id = volunteer) then
    return query select 'twice', null::uuid;
    return;
  end if;
  if exists (select from volunteering.sign_up g join volunteering.shift s on s.id = g.shift_id and s.state = 'planned'
    where g.volunteer_id = volunteer and g.withdrawn_at is null and g.seat is not null
      and tstzrange(s.starts_at, s.ends_at) && tstzrange(offered.starts_at, offered.ends_at)) then
    return query select 'elsewhere', null::uuid;
    return;
  end if;
  select min(n) into free from generate_series(1, offered.seats) n
    where not exists (select from volunteering.sign_up g where g.shift_id = shift and g.withdrawn_at is null and g.seat = n);
  insert into volunteering.sign_up as g (shift_id, volunteer_id, home_no, seat, account_id) values (shift, volunteer, home, free, account) returning g.id into made;
  return query select case when free is null then 'waiting' else 'seated' end, made;
end $$;
comment on function volunteering.take_seat(uuid, uuid, integer, uuid, timestamptz) is 'A seat, or a place on the waiting list. Outcomes: seated, waiting, twice, elsewhere, closed.';

create function volunteering.give_up_seat(sign_up uuid) returns void
language plpgsql security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
declare
  left_by volunteering.sign_up;
begin
  perform from volunteering.shift s where s.id = (select g.shift_id from volunteering.sign_up g where g.id = sign_up) for update;
  update volunteering.sign_up g set withdrawn_at = transaction_timestamp() where g.id = sign_up and g.withdrawn_at is null returning g.* into left_by;
  if left_by.seat is not null then
    update volunteering.sign_up g set seat = left_by.seat where g.id = (
      select w.id from volunteering.sign_up w where w.shift_id = left_by.shift_id and w.withdrawn_at is null and w.seat is null order by w.place limit 1);
  end if;
end $$;
comment on function volunteering.give_up_seat(uuid) is 'Withdraws, and gives the seat to whoever has waited longest.';

create function volunteering.seats_stay_within() returns trigger language plpgsql security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
begin
  if new.seat > (select s.seats from volunteering.shift s where s.id = new.shift_id) then
    raise exception 'seat % is beyond the seats of the shift', new.seat using errcode = 'check_violation', constraint = 'sign_up_within_seats';
  end if;
  return new;
end $$;
comment on function volunteering.seats_stay_within() is 'The last referee of seats: there is none beyond those offered.';
create trigger sign_up_within_seats before insert or update on volunteering.sign_up for each row when (new.seat is not null) execute function volunteering.seats_stay_within();

create function volunteering.taken_of(shifts uuid[]) returns table (shift_id uuid, taken integer, waiting integer)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select s.id, (count(g.id) filter (where g.seat is not null))::integer, (count(g.id) filter (where g.seat is null and g.id is not null))::integer
  from unnest(shifts) s (id) left join volunteering.sign_up g on g.shift_id = s.id and g.withdrawn_at is null group by s.id
$$;
comment on function volunteering.taken_of(uuid[]) is 'How many seats of shifts are taken and how many wait; nobody''s name.';

create function volunteering.names_of(units integer[], day date) returns table (no integer, name text)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select u.unit_no, u.name from organisations.unit_on(day) u where u.unit_no = any (units)
$$;
comment on function volunteering.names_of(integer[], date) is 'Names of organisers, whoever reads of them.';

-- The organiser confirms whoever signed up, members of branches beyond its reach among them; names are masked before anybody sees them.
create function volunteering.member_names(volunteers uuid[]) returns table (volunteer_id uuid, name text)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select v.id, (select n.name from members.named(v.member_id) n) from volunteering.volunteer v where v.id = any (volunteers) and v.member_id is not null
$$;
comment on function volunteering.member_names(uuid[]) is 'Names of volunteers in reach who are members.';

create function volunteering.certificate_told(code bytea) returns table (id uuid, number text, unit_no integer, volunteer_id uuid, from_on date, until_on date, minutes integer, issued_on date, still integer)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select c.id, c.number, c.unit_no, c.volunteer_id, c.from_on, c.until_on, c.minutes, c.issued_on,
    (select coalesce(sum(s.minutes), 0)::integer from volunteering.service s where s.id = any (c.services) and s.reversed_at is null)
  from volunteering.certificate c where c.code_mac = code
$$;
comment on function volunteering.certificate_told(bytea) is 'What a code of a certificate belongs to, and how many of its minutes the records still say.';
