create function platform.refresh_statistics() returns integer language plpgsql security definer set search_path = pg_catalog set default_statistics_target = '30' as $$
declare
  grown record;
  refreshed integer := 0;
begin
  -- By size, not by counters, which arrive late: a table never looked at, or three times as large as it was then.
  for grown in
    select n.nspname, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public', 'graphile_worker')
      and pg_relation_size(c.oid) > 0
      and (c.reltuples < 0 or pg_relation_size(c.oid) / current_setting('block_size')::bigint > 3 * greatest(c.relpages, 3))
  loop
    execute format('analyze %I.%I', grown.nspname, grown.relname);
    refreshed := refreshed + 1;
  end loop;
  return refreshed;
end $$;
comment on function platform.refresh_statistics() is 'Lets the planner know of tables that have grown fast, without waiting for autovacuum: called between the batches of an import.';
