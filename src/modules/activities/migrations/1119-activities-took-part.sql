-- Whether a Party organisation does anything together with others is asked by the module that keeps alliances; who they are may lie in another tree.
create function activities.took_part(units integer[], from_on date, until_on date)
returns table (activity_id uuid, no integer, on_day date, title text, units integer[], others_named boolean)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select a.id, a.no, e.on_day, e.title, array(select distinct n from unnest(e.host_nos || e.partner_nos) n order by n), cardinality(e.partner_names) > 0
  from activities.activity a join activities.entry e on e.activity_id = a.id and e.replaced_at is null
  where a.retracted_at is null and a.reach_nos && $1 and e.state = 'held' and e.on_day >= $2 and e.on_day < $3
    and cardinality(e.host_nos) + cardinality(e.partner_nos) + cardinality(e.partner_names) > 1
$$;
comment on function activities.took_part(integer[], date, date) is 'Door: activities held in which one of these units and somebody else took part, with the numbers of all; nobody''s name.';
