create table volunteering.offering (
  id uuid primary key,
  no integer generated always as identity,
  kind text not null constraint offering_kind_known check (kind in ('brand', 'platform')),
  unit_no integer not null,
  district_no integer not null,
  title text not null constraint offering_titled check (title <> ''),
  provider_type text not null,
  brand_id uuid references volunteering.offering,
  led_by text,
  led_by_consent_on date,
  about text,
  from_on date not null,
  until_on date,
  end_reason text,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  constraint offering_forward check (until_on is null or until_on >= from_on),
  constraint offering_reason_of_end check (until_on is not null or end_reason is null),
  constraint offering_leader_agreed check ((led_by is null) = (led_by_consent_on is null)),
  constraint offering_brand_of_platform check (kind = 'platform' or brand_id is null)
);
comment on table volunteering.offering is 'What a provider stands for: a named service brand of the catalogue (CD-80), or a service platform, centre or studio with who leads it (CD-54, CD-64). What it does is counted from the sessions of its needs.';
comment on column volunteering.offering.id is 'Identifier.';
comment on column volunteering.offering.no is 'Number people say.';
comment on column volunteering.offering.kind is 'brand or platform.';
comment on column volunteering.offering.unit_no is 'Provider: the organisation it is at home in.';
comment on column volunteering.offering.district_no is 'District of the provider.';
comment on column volunteering.offering.title is 'Name.';
comment on column volunteering.offering.provider_type is 'What sort of provider, a code of the programme.';
comment on column volunteering.offering.brand_id is 'Brand a platform belongs to; null where to none.';
comment on column volunteering.offering.led_by is 'Who leads it, by name and with consent.';
comment on column volunteering.offering.led_by_consent_on is 'When who leads it agreed to be named.';
comment on column volunteering.offering.about is 'What it does.';
comment on column volunteering.offering.from_on is 'First day.';
comment on column volunteering.offering.until_on is 'End, half-open; null while it goes on.';
comment on column volunteering.offering.end_reason is 'Why it ended; null when it ended with its provider.';
comment on column volunteering.offering.account_id is 'Who entered it.';
comment on column volunteering.offering.recorded_at is 'When.';
create index offering_unit on volunteering.offering (unit_no);
create index offering_district on volunteering.offering (district_no, kind);
create index offering_brand on volunteering.offering (brand_id) where brand_id is not null;
alter table volunteering.offering enable row level security;
alter table volunteering.offering force row level security;
create policy offering_in_scope on volunteering.offering using ((select platform.scope_is_everything())
  or exists (select from organisations.unit u where u.no = unit_no)
  or exists (select from organisations.unit u where u.scope_nodes @> array[offering.district_no]));

alter table volunteering.need add column offering_id uuid references volunteering.offering;
comment on column volunteering.need.offering_id is 'Brand or platform it is offered under.';
create index need_offering on volunteering.need (offering_id) where offering_id is not null;

alter table volunteering.handed_over drop constraint handed_over_what_known;
alter table volunteering.handed_over add constraint handed_over_what_known check (what in ('need', 'item', 'redemption', 'account', 'volunteer', 'offering'));
comment on column volunteering.handed_over.what is 'need, item, redemption, account of banked time, volunteer whose home it was, or offering.';
comment on column volunteering.handed_over.row_id is 'The need, the item, the redemption, the account, the volunteer or the offering.';
