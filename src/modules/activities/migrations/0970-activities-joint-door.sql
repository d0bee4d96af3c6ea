-- What members of a community do together is told to the community, whichever tree it was entered in; nobody's name and no minutes.
create function activities.joint_between(units integer[], from_on date, until_on date)
returns table (activity_id uuid, no integer, on_day date, state text, title text, kinds text[], lines text[], took_part integer[])
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select a.id, a.no, e.on_day, e.state, e.title, e.kinds, e.lines, array(select n from unnest(e.host_nos || e.partner_nos) n where n = any (units))
  from activities.activity a join activities.entry e on e.activity_id = a.id and e.replaced_at is null
  where a.retracted_at is null and a.reach_nos && units and e.state in ('planned', 'held') and e.on_day >= from_on and e.on_day < until_on
    and (select count(distinct n) from unnest(e.host_nos || e.partner_nos) n where n = any (units)) > 1
$$;
comment on function activities.joint_between(integer[], date, date) is 'Door: activities in which two or more of these units took part together: days, kinds and who of them; nobody''s name.';
