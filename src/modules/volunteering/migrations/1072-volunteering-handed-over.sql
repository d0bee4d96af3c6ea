create table volunteering.handed_over (
  no bigint generated always as identity primary key,
  unit_act bigint not null,
  what text not null constraint handed_over_what_known check (what in ('need', 'item', 'redemption')),
  row_id uuid not null,
  held_need uuid references volunteering.need,
  from_no integer not null,
  to_no integer,
  state_before text,
  recorded_at timestamptz not null default transaction_timestamp(),
  constraint handed_over_need_alone check (what = 'need' or held_need is null),
  constraint handed_over_need_states check ((what = 'need') = (state_before is not null))
);
comment on table volunteering.handed_over is 'What became of needs, items and open redemptions when their organisation was merged or ended, so that taking that act back brings them back.';
comment on column volunteering.handed_over.no is 'Order in which things were handed over; taking back goes the other way.';
comment on column volunteering.handed_over.unit_act is 'Act of the register that merged or ended the organisation.';
comment on column volunteering.handed_over.what is 'need, item or redemption.';
comment on column volunteering.handed_over.row_id is 'The need, the item or the redemption.';
comment on column volunteering.handed_over.held_need is 'Closed need under which sessions held before stay with who held them; null where none was held.';
comment on column volunteering.handed_over.from_no is 'Organisation that was merged or ended.';
comment on column volunteering.handed_over.to_no is 'Its successor; null where there is none.';
comment on column volunteering.handed_over.state_before is 'State of a need before.';
comment on column volunteering.handed_over.recorded_at is 'When.';
create index handed_over_act on volunteering.handed_over (unit_act);
alter table volunteering.handed_over enable row level security;
alter table volunteering.handed_over force row level security;
create policy handed_over_in_scope on volunteering.handed_over
  using ((select platform.scope_is_everything()) or exists (select from organisations.unit u where u.no = from_no));
