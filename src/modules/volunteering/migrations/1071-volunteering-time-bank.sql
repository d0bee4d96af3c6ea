create table volunteering.bank (
  district_no integer primary key,
  profile text,
  from_on date not null,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp()
);
comment on table volunteering.bank is 'A district keeps a time bank by one of the profiles of its programme. No row: none. There is no way from time to money.';
comment on column volunteering.bank.district_no is 'District.';
comment on column volunteering.bank.profile is 'Code of the profile; null ends it.';
comment on column volunteering.bank.from_on is 'Service from this day on is credited.';
comment on column volunteering.bank.account_id is 'Who decided.';
comment on column volunteering.bank.recorded_at is 'When.';

create table volunteering.item (
  id uuid primary key,
  no integer generated always as identity,
  district_no integer not null,
  unit_no integer not null,
  kind text not null constraint item_kind_known check (kind in ('gift', 'discount', 'service')),
  title text not null constraint item_titled check (title <> ''),
  about text,
  cost integer not null constraint item_cost_positive check (cost > 0),
  stock integer constraint item_stock_never_negative check (stock >= 0),
  closed_at timestamptz,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp()
);
comment on table volunteering.item is 'A gift, a discount or a service for banked time (CD-53).';
comment on column volunteering.item.id is 'Identifier.';
comment on column volunteering.item.no is 'Number people say.';
comment on column volunteering.item.district_no is 'District it is offered in.';
comment on column volunteering.item.unit_no is 'Organisation that provides it.';
comment on column volunteering.item.kind is 'gift, discount or service.';
comment on column volunteering.item.title is 'Title.';
comment on column volunteering.item.about is 'More of it.';
comment on column volunteering.item.cost is 'Minutes it costs.';
comment on column volunteering.item.stock is 'How many are left; null where it does not run out.';
comment on column volunteering.item.closed_at is 'When it was taken off.';
comment on column volunteering.item.account_id is 'Who entered it.';
comment on column volunteering.item.recorded_at is 'When.';
create index item_district on volunteering.item (district_no) where closed_at is null;

create table volunteering.redemption (
  id uuid primary key,
  no integer generated always as identity,
  item_id uuid not null references volunteering.item,
  volunteer_id uuid not null references volunteering.volunteer,
  unit_no integer not null,
  home_no integer,
  cost integer not null,
  entry_id uuid not null,
  state text not null default 'ordered' constraint redemption_state_known check (state in ('ordered', 'handed', 'cancelled')),
  reason text,
  ordered_on date not null,
  moved_on date,
  account_id uuid,
  moved_by uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  constraint redemption_cancelled_with_reason check ((state = 'cancelled') = (reason is not null))
);
comment on table volunteering.redemption is 'Banked time given for an item; handed over, or cancelled and given back.';
comment on column volunteering.redemption.id is 'Identifier.';
comment on column volunteering.redemption.no is 'Number people say when they come for it.';
comment on column volunteering.redemption.item_id is 'Item.';
comment on column volunteering.redemption.volunteer_id is 'Who gave the time.';
comment on column volunteering.redemption.unit_no is 'Organisation that provides it.';
comment on column volunteering.redemption.home_no is 'Home of the volunteer on that day.';
comment on column volunteering.redemption.cost is 'Minutes it cost.';
comment on column volunteering.redemption.entry_id is 'Entry of the ledger.';
comment on column volunteering.redemption.state is 'ordered, handed or cancelled.';
comment on column volunteering.redemption.reason is 'Why it was cancelled.';
comment on column volunteering.redemption.ordered_on is 'Day of the order.';
comment on column volunteering.redemption.moved_on is 'Day it was handed over or cancelled.';
comment on column volunteering.redemption.account_id is 'Who ordered it.';
comment on column volunteering.redemption.moved_by is 'Who handed it over or cancelled it.';
comment on column volunteering.redemption.recorded_at is 'When.';
create index redemption_volunteer on volunteering.redemption (volunteer_id);
create index redemption_item on volunteering.redemption (item_id);

create table volunteering.kin (
  giver_id uuid not null references volunteering.volunteer,
  receiver_id uuid not null references volunteering.volunteer,
  relation text not null,
  recorded_at timestamptz not null default transaction_timestamp(),
  primary key (giver_id, receiver_id),
  constraint kin_of_another check (giver_id <> receiver_id)
);
comment on table volunteering.kin is 'A relative somebody gives banked time to, as the giver says.';
comment on column volunteering.kin.giver_id is 'Volunteer who gives.';
comment on column volunteering.kin.receiver_id is 'Who is given to.';
comment on column volunteering.kin.relation is 'Relation, a code of the profile.';
comment on column volunteering.kin.recorded_at is 'When.';

alter table volunteering.item enable row level security;
alter table volunteering.item force row level security;
create policy item_in_scope on volunteering.item using ((select platform.scope_is_everything())
  or exists (select from organisations.unit u where u.no = unit_no)
  or closed_at is null and exists (select from organisations.unit u where u.scope_nodes @> array[item.district_no]));
alter table volunteering.redemption enable row level security;
alter table volunteering.redemption force row level security;
create policy redemption_in_scope on volunteering.redemption using ((select platform.scope_is_everything())
  or exists (select from organisations.unit u where u.no in (home_no, unit_no)));
alter table volunteering.kin enable row level security;
alter table volunteering.kin force row level security;
create policy kin_in_scope on volunteering.kin using ((select platform.scope_is_everything())
  or exists (select from volunteering.volunteer v where v.id = giver_id));
