create table volunteering.follow_up (
  session_id uuid not null,
  need_id uuid not null references volunteering.need,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  primary key (session_id, need_id)
);
comment on table volunteering.follow_up is 'A service that follows on a session of learning: what was learned is done (NS-66). A link somebody sets, never asked for and never counted against anybody.';
comment on column volunteering.follow_up.session_id is 'Session of learning.';
comment on column volunteering.follow_up.need_id is 'Need whose service follows on it.';
comment on column volunteering.follow_up.account_id is 'Who set it.';
comment on column volunteering.follow_up.recorded_at is 'When.';
create index follow_up_need on volunteering.follow_up (need_id);
alter table volunteering.follow_up enable row level security;
alter table volunteering.follow_up force row level security;
create policy follow_up_in_scope on volunteering.follow_up using ((select platform.scope_is_everything()) or exists (select from volunteering.need n where n.id = need_id));

create function volunteering.follow_ups_of(session uuid) returns table (need_id uuid, title text, unit_no integer, sessions integer, last_on date)
language sql stable set search_path = pg_catalog as $$
  select n.id, n.title, n.unit_no, (select count(*)::integer from volunteering.shift s where s.need_id = n.id and s.state = 'held'),
    (select max(s.held_on) from volunteering.shift s where s.need_id = n.id and s.state = 'held')
  from volunteering.follow_up f join volunteering.need n on n.id = f.need_id where f.session_id = session order by n.no
$$;
comment on function volunteering.follow_ups_of(uuid) is 'Door: services in reach that follow on a session of learning, with what was held of them.';
