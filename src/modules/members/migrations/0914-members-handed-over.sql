select set_config('lianjian.scope', '*', true);

alter table members.registration add column ended_because text constraint registration_ended_because_known
  check (ended_because in ('host-ended', 'host-is-home', 'known-there'));
comment on column members.registration.ended_because is 'Why the platform ended it when an organisation was merged or ended: host-ended, host-is-home (home and host became one), known-there (registered with the successor already); null where people did.';

create table members.handed_over (
  id bigint generated always as identity primary key,
  unit_act bigint not null,
  from_no integer not null,
  sort text not null constraint handed_over_sort_known
    check (sort in ('registration', 'service_post', 'unit_registration', 'station', 'station_liaison', 'team', 'team_person')),
  row_id text not null,
  before jsonb not null,
  after jsonb not null
);
comment on table members.handed_over is 'What an act about units did to registrations, posts, stations and teams, so that taking the act back brings them back as long as nothing followed.';
comment on column members.handed_over.id is 'Order.';
comment on column members.handed_over.unit_act is 'Act about units.';
comment on column members.handed_over.from_no is 'Organisation that is no more.';
comment on column members.handed_over.sort is 'Table of the row.';
comment on column members.handed_over.row_id is 'Row.';
comment on column members.handed_over.before is 'Columns that changed, as they stood.';
comment on column members.handed_over.after is 'The same afterwards.';
create index handed_over_act on members.handed_over (unit_act);
alter table members.handed_over enable row level security;
alter table members.handed_over force row level security;
create policy handed_over_in_scope on members.handed_over
  using ((select platform.scope_is_everything()) or exists (select from organisations.unit u where u.no = from_no));
