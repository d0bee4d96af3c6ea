create table organisations.deployment (
  unit_no integer primary key references organisations.unit,
  site text not null constraint deployment_site_known check (site in ('crossing', 'observation_point', 'village_team', 'other')),
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp()
);
comment on table organisations.deployment is 'Where a temporary Party organisation was set up, by sort of site (CN-47): its members keep their home branches.';
comment on column organisations.deployment.unit_no is 'Temporary Party organisation.';
comment on column organisations.deployment.site is 'crossing 交通路口, observation_point 医学集中观察点, village_team 驻村工作队, other 其他.';
comment on column organisations.deployment.account_id is 'Who entered it last.';
comment on column organisations.deployment.recorded_at is 'When.';
alter table organisations.deployment enable row level security;
alter table organisations.deployment force row level security;
create policy deployment_in_scope on organisations.deployment
  using ((select platform.scope_is_everything()) or exists (select from organisations.unit u where u.no = unit_no));
