-- Cases know the nodes from which rights reach them, so that a list of them asks no other table; and they follow a unit that is no more.
select set_config('lianjian.scope', '*', true);

alter table procedures.case add column scope_nodes integer[] not null default '{}';
comment on column procedures.case.scope_nodes is 'Every node from which rights reach one of the units of the case today. Kept by a trigger, and whenever units change.';

create function procedures.nodes_of(nos integer[]) returns integer[]
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select coalesce(array_agg(distinct n order by n), '{}') from organisations.unit u cross join lateral unnest(u.scope_nodes) n where u.no = any (nos)
$$;
comment on function procedures.nodes_of(integer[]) is 'Nodes from which rights reach one of these units, whoever asks.';

create function procedures.keep_nodes() returns trigger language plpgsql as $$
begin
  new.scope_nodes := procedures.nodes_of(new.unit_nos);
  return new;
end $$;
comment on function procedures.keep_nodes() is 'A case that concerns other units is reached from other nodes.';
create trigger case_nodes before insert or update of unit_nos on procedures.case for each row execute function procedures.keep_nodes();

update procedures.case set scope_nodes = procedures.nodes_of(unit_nos);
create index case_scope on procedures.case using gin (scope_nodes);
create index case_listed on procedures.case ((outcome is not null), due_on, no desc);
drop policy case_in_scope on procedures.case;
create policy case_in_scope on procedures.case
  using ((select platform.scope_is_everything()) or scope_nodes && (select platform.scope_nodes()));

create table procedures.case_following (
  id bigint generated always as identity primary key,
  case_id uuid not null references procedures.case,
  act_id bigint not null,
  unit_no integer not null,
  successor_no integer,
  before jsonb not null,
  revision integer not null,
  recorded_at timestamptz not null default clock_timestamp(),
  undone_by bigint
);
comment on table procedures.case_following is 'How a case stood before it followed a unit that was merged or ended, so that taking the act back puts it there again.';
comment on column procedures.case_following.id is 'Order of recording.';
comment on column procedures.case_following.case_id is 'Case.';
comment on column procedures.case_following.act_id is 'Act that merged or ended the unit.';
comment on column procedures.case_following.unit_no is 'Unit that is no more.';
comment on column procedures.case_following.successor_no is 'Unit that took its place; null when nobody did.';
comment on column procedures.case_following.before is 'Columns of the case and its parties as they were.';
comment on column procedures.case_following.revision is 'Revision the case had afterwards; another one means that somebody has worked on it since.';
comment on column procedures.case_following.recorded_at is 'When.';
comment on column procedures.case_following.undone_by is 'Act that took it back, else null.';
create index case_following_act on procedures.case_following (act_id) where undone_by is null;
create index case_following_case on procedures.case_following (case_id);
alter table procedures.case_following enable row level security;
alter table procedures.case_following force row level security;
create policy case_following_in_scope on procedures.case_following
  using ((select platform.scope_is_everything()) or exists (select from procedures.case c where c.id = case_id));

-- Raising or dissolving a Party organisation is about that one and no other; tables that are kept did not say so yet.
update procedures.procedure_version set document = document || '{"whenMerged": "ends"}'
  where key in ('upgrade', 'dissolve') and not document ? 'whenMerged';
