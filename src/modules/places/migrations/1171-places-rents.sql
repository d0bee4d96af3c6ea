create table places.rent (
  id uuid primary key,
  no integer generated always as identity,
  venue_no integer not null references places.venue,
  tenant_no integer not null,
  state text not null default 'proposed' constraint rent_state_known check (state in ('proposed', 'agreed', 'refused', 'withdrawn')),
  from_on date not null,
  until_on date,
  measure text not null constraint rent_measure_known check (measure in ('service', 'sessions')),
  rent_fen integer not null constraint rent_of_something check (rent_fen > 0),
  months integer not null constraint rent_months_fit check (months between 1 and 12),
  owed integer not null constraint rent_owes_something check (owed > 0),
  rate_fen integer not null constraint rent_rate_positive check (rate_fen > 0),
  rule_version text not null,
  purposes text[] not null,
  about text,
  proposed_side text not null constraint rent_side_known check (proposed_side in ('owner', 'tenant')),
  proposed_by uuid,
  proposed_at timestamptz not null default transaction_timestamp(),
  decided_by uuid,
  decided_at timestamptz,
  decided_reason text,
  ended_by uuid,
  ended_at timestamptz,
  ended_reason text,
  revision integer not null default 1,
  constraint rent_forward check (until_on is null or until_on >= from_on),
  constraint rent_decided_whole check ((state = 'proposed') = (decided_at is null)),
  -- The other side agrees, by another hand; the platform itself is nobody.
  constraint rent_second_person check (state <> 'agreed' or decided_by is null or decided_by is distinct from proposed_by),
  constraint rent_ended_whole check (ended_at is null or state = 'agreed' and ended_reason is not null and until_on is not null),
  constraint rent_once_a_venue exclude using gist (int4range(venue_no, venue_no, '[]') with &&, int4range(tenant_no, tenant_no, '[]') with &&,
    daterange(from_on, until_on) with &&) where (state = 'agreed'),
  -- The same minutes of service pay once.
  constraint rent_service_pays_once exclude using gist (int4range(tenant_no, tenant_no, '[]') with &&, daterange(from_on, until_on) with &&)
    where (state = 'agreed' and measure = 'service')
);
comment on table places.rent is 'Rent of a venue paid by service (ZF-30, ZF-49): what its owner and an organisation resident there agreed is owed each period. What was delivered is counted from records of service and of bookings and stands nowhere here.';
comment on column places.rent.id is 'Identifier.';
comment on column places.rent.no is 'Number people say.';
comment on column places.rent.venue_no is 'Venue; its owner is the one side.';
comment on column places.rent.tenant_no is 'Organisation resident there: the other side.';
comment on column places.rent.state is 'proposed, agreed by the other side, refused by it, or withdrawn by the side that proposed.';
comment on column places.rent.from_on is 'First day, and first day of the first period.';
comment on column places.rent.until_on is 'First day it no longer holds; null while no end is agreed.';
comment on column places.rent.measure is 'service: confirmed minutes of volunteering the tenant organised; sessions: sessions it held in the venue.';
comment on column places.rent.rent_fen is 'Rent of a month in fen that service takes the place of. No money passes the platform.';
comment on column places.rent.months is 'Months of a period.';
comment on column places.rent.owed is 'Owed for a whole period: minutes, or sessions, by the rate of the day it was proposed.';
comment on column places.rent.rate_fen is 'That rate: fen an hour of service, or a session, counts for.';
comment on column places.rent.rule_version is 'Version of the rule rent.exchange it comes from.';
comment on column places.rent.purposes is 'Purposes of sessions that count, codes of the programme.';
comment on column places.rent.about is 'What is to be done, in words.';
comment on column places.rent.proposed_side is 'owner or tenant.';
comment on column places.rent.proposed_by is 'Account that proposed; null for the platform.';
comment on column places.rent.proposed_at is 'When.';
comment on column places.rent.decided_by is 'Account that agreed, refused or withdrew; null for the platform.';
comment on column places.rent.decided_at is 'When.';
comment on column places.rent.decided_reason is 'Why it was refused or withdrawn.';
comment on column places.rent.ended_by is 'Account that ended it before its time; null for the platform.';
comment on column places.rent.ended_at is 'When it was ended.';
comment on column places.rent.ended_reason is 'Why; a code where an organisation was merged or ended.';
comment on column places.rent.revision is 'Counts changes; a writer names the one it has seen.';
create index rent_venue on places.rent (venue_no);
create index rent_tenant on places.rent (tenant_no);
alter table places.rent enable row level security;
alter table places.rent force row level security;
create policy rent_of_either_side on places.rent
  using ((select platform.scope_is_everything()) or exists (select from organisations.unit u where u.no = tenant_no) or places.keeps(venue_no));

create function places.rent_hands(tenant integer, day date) returns integer[]
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select array[tenant] || coalesce((select array_agg(p.party_no) from organisations.party_on(day) p where p.unit_no = tenant and p.form = 'own'), '{}')
$$;
comment on function places.rent_hands(integer, date) is 'Who serves for a tenant: itself, and the Party organisation it formed alone.';

create function places.rent_delivered(rents uuid[], day date) returns table (rent_id uuid, on_day date, amount integer)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' set timezone = 'Asia/Shanghai' as $$
  select r.id, o.on_day, o.minutes from places.rent r
    cross join lateral volunteering.organised_between(places.rent_hands(r.tenant_no, day), r.from_on, least(r.until_on, day + 1)) o
  where r.id = any (rents) and r.measure = 'service'
  union all
  select r.id, b.starts_at::date, count(*)::integer from places.rent r
    cross join lateral (select places.rent_hands(r.tenant_no, day) as nos offset 0) h
    join places.booking b on b.venue_no = r.venue_no and b.unit_no = any (h.nos) and b.purpose = any (r.purposes)
      and b.state in ('used', 'closed') and not b.no_show and b.starts_at >= r.from_on and b.starts_at < least(r.until_on, day + 1)
  where r.id = any (rents) and r.measure = 'sessions'
  group by r.id, 2
$$;
comment on function places.rent_delivered(uuid[], date) is 'What was delivered under agreements up to a day, day by day: minutes of confirmed service, or sessions held in the venue. Sums, nobody''s name.';

alter table places.handed_over drop constraint handed_over_what_known;
alter table places.handed_over add constraint handed_over_what_known check (what in ('venue', 'state', 'operator', 'service', 'series', 'booking', 'service-offer', 'rent'));
comment on column places.handed_over.what is 'venue (its owner), state (what a venue is from the day on), operator, service, series, booking or rent (an agreement on rent).';

create function places.tenant_on(tenant integer, district integer, day date) returns table (no integer, kind text)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select u.unit_no, u.kind from organisations.unit_on(day) u
  where u.unit_no = tenant and u.district_no = district and u.kind in ('social_org', 'party_org') and u.status in ('active', 'preparing')
$$;
comment on function places.tenant_on(integer, integer, date) is 'An organisation of a district that may be resident in a venue, whatever the scope of who asks.';
