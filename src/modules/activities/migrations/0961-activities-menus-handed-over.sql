-- The menu of a merged publisher is its successor's; one whose publisher ended takes no more sign-ups.
alter table activities.handed_over add column menu_id uuid references activities.menu, add column menu_state text;
comment on column activities.handed_over.menu_id is 'Menu.';
comment on column activities.handed_over.menu_state is 'State the menu had.';
alter table activities.handed_over drop constraint handed_over_of_one;
alter table activities.handed_over add constraint handed_over_of_one check (num_nonnulls(activity_id, series_id, calendar_of, menu_id) = 1
  and (activity_id is null) = (entry_before is null) and (entry_before is null) = (entry_after is null) and (menu_id is null) = (menu_state is null));

-- What became of items members of a branch signed up for: called off, or held by another organisation since a merger. Numbers, nobody's name.
create function activities.signed_up_changed(branches integer[], day date) returns table (item_id uuid, menu_id uuid, on_day date, title text, kinds text[], branch_no integer,
  people integer, called_off text, host_nos integer[])
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select i.id, i.menu_id, e.on_day, e.title, e.kinds, s.branch_no, count(*)::integer, e.cancel_reason, e.host_nos
  from activities.sign_up s
  join activities.menu_item i on i.id = s.item_id and i.withdrawn_at is null
  join activities.activity a on a.id = i.activity_id and a.retracted_at is null
  join activities.entry e on e.activity_id = a.id and e.replaced_at is null and e.on_day >= day
  where s.branch_no = any (branches) and s.cancelled_at is null
    and (e.state = 'cancelled' or e.state = 'planned' and exists (select from activities.handed_over h where h.activity_id = a.id and h.recorded_at > s.recorded_at))
  group by i.id, i.menu_id, e.on_day, e.title, e.kinds, s.branch_no, e.cancel_reason, e.host_nos
$$;
comment on function activities.signed_up_changed(integer[], date) is 'Items to come that members of these branches signed up for and that were called off, or moved to another host by a merger.';
