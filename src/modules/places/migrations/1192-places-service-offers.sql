create table places.service_offer (
  id uuid primary key,
  no integer generated always as identity,
  venue_no integer not null references places.venue,
  unit_no integer not null,
  name text not null,
  audience text[] not null default '{}',
  words text,
  state text not null default 'proposed' constraint service_offer_state_known check (state in ('proposed', 'agreed', 'declined', 'withdrawn')),
  reason text,
  service_id uuid references places.service,
  proposed_on date not null,
  decided_on date,
  revision integer not null default 1,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  constraint service_offer_agreed_is_service check ((state = 'agreed') = (service_id is not null)),
  constraint service_offer_declined_with_reason check (state <> 'declined' or reason is not null),
  constraint service_offer_decided check ((state = 'proposed') = (decided_on is null))
);
comment on table places.service_offer is 'Service an organisation proposes to give in the shared venue of another (CD-03): it stands among the services of the venue once the owner agrees.';
comment on column places.service_offer.id is 'Identifier.';
comment on column places.service_offer.no is 'Number people say.';
comment on column places.service_offer.venue_no is 'Venue.';
comment on column places.service_offer.unit_no is 'Organisation that proposes it and would give it.';
comment on column places.service_offer.name is 'What is offered.';
comment on column places.service_offer.audience is 'To whom, codes of the programme.';
comment on column places.service_offer.words is 'What the owner should know: when, how often, what is needed.';
comment on column places.service_offer.state is 'proposed 待同意, agreed 已同意, declined 未同意, withdrawn 已撤回.';
comment on column places.service_offer.reason is 'Why it was declined.';
comment on column places.service_offer.service_id is 'Service it became.';
comment on column places.service_offer.proposed_on is 'Day it was proposed.';
comment on column places.service_offer.decided_on is 'Day it was agreed to, declined or withdrawn.';
comment on column places.service_offer.revision is 'Counts changes; a writer names the one it has seen.';
comment on column places.service_offer.account_id is 'Who proposed it; null for the platform.';
comment on column places.service_offer.recorded_at is 'When.';
create index service_offer_venue on places.service_offer (venue_no);
create index service_offer_unit on places.service_offer (unit_no);
alter table places.service_offer enable row level security;
alter table places.service_offer force row level security;
create policy service_offer_of_either_side on places.service_offer
  using ((select platform.scope_is_everything()) or exists (select from organisations.unit u where u.no = unit_no) or places.keeps(venue_no));

alter table places.handed_over drop constraint handed_over_what_known, add constraint handed_over_what_known
  check (what in ('venue', 'state', 'operator', 'service', 'series', 'booking', 'service-offer'));
comment on column places.handed_over.what is 'venue (its owner), state (what a venue is from the day on), operator, service, series, booking or service-offer.';
