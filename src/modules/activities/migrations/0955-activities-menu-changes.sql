-- Who gives a seat up withdraws the consent: name and telephone go at once, and only that somebody had signed up is left.
alter table activities.sign_up drop constraint sign_up_member_or_named;
alter table activities.sign_up add constraint sign_up_member_or_named check ((who = 'member') = (member_id is not null) and (who = 'member') = (branch_no is not null)
  and (case when who = 'member' then name_sealed is null and phone_sealed is null and phone_mac is null and code_mac is null
    when cancelled_at is null then name_sealed is not null and phone_sealed is not null and phone_mac is not null and consent_at is not null and code_mac is not null
    else true end));

create or replace function activities.give_up_seat(sign_up uuid) returns void
language plpgsql security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
declare
  left_by activities.sign_up;
begin
  perform from activities.menu_item i where i.id = (select s.item_id from activities.sign_up s where s.id = sign_up) for update;
  select s.* into left_by from activities.sign_up s where s.id = sign_up and s.cancelled_at is null;
  update activities.sign_up s set cancelled_at = transaction_timestamp(), seat = null, name_sealed = null, phone_sealed = null, phone_mac = null, code_mac = null
    where s.id = left_by.id;
  if left_by.seat is not null then
    update activities.sign_up s set seat = left_by.seat where s.id = (
      select w.id from activities.sign_up w where w.item_id = left_by.item_id and w.cancelled_at is null and w.seat is null order by w.place limit 1);
  end if;
end $$;
comment on function activities.give_up_seat(uuid) is 'Cancels, forgets name and telephone, and gives the seat to whoever has waited longest.';

create function activities.set_seats(item uuid, wanted integer) returns boolean
language plpgsql security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
begin
  perform from activities.menu_item i where i.id = item for update;
  if wanted < (select count(*) from activities.sign_up s where s.item_id = item and s.cancelled_at is null and s.seat is not null) then
    return false;
  end if;
  update activities.sign_up s set seat = f.free
    from (select w.id, row_number() over (order by w.place) as nth from activities.sign_up w where w.item_id = item and w.cancelled_at is null and w.seat > wanted) o
    join (select n as free, row_number() over (order by n) as nth from generate_series(1, wanted) n
      where not exists (select from activities.sign_up t where t.item_id = item and t.cancelled_at is null and t.seat = n)) f on f.nth = o.nth
    where s.id = o.id;
  update activities.menu_item i set seats = wanted where i.id = item;
  update activities.sign_up s set seat = f.free
    from (select w.id, row_number() over (order by w.place) as nth from activities.sign_up w where w.item_id = item and w.cancelled_at is null and w.seat is null) o
    join (select n as free, row_number() over (order by n) as nth from generate_series(1, wanted) n
      where not exists (select from activities.sign_up t where t.item_id = item and t.cancelled_at is null and t.seat = n)) f on f.nth = o.nth
    where s.id = o.id;
  return true;
end $$;
comment on function activities.set_seats(uuid, integer) is 'Changes how many an item seats: those with a seat keep one, and new ones go to whoever has waited longest. False when more are seated than would be left.';

drop function activities.offer(uuid);
create function activities.offer(menu uuid) returns table (menu_id uuid, node_no integer, menu_title text, menu_from date, menu_until date, item_id uuid, activity_id uuid,
  on_day date, starts_at timestamptz, ends_at timestamptz, title text, kinds text[], place text, host_nos integer[], open_to text[], agenda text, interests text[],
  seats integer, taken integer, waiting integer, held boolean, called_off text)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select m.id, m.node_no, m.title, m.from_on, m.until_on, i.id, i.activity_id, e.on_day, e.starts_at, e.ends_at, e.title, e.kinds, e.place, e.host_nos, e.open_to, e.agenda,
    i.interests, i.seats, s.taken, s.waiting, e.state <> 'planned', e.cancel_reason
  from activities.menu m
  left join activities.menu_item i on i.menu_id = m.id and i.withdrawn_at is null
  left join activities.entry e on e.activity_id = i.activity_id and e.replaced_at is null
  left join lateral (select count(*) filter (where g.seat is not null)::integer as taken, count(*) filter (where g.seat is null)::integer as waiting
    from activities.sign_up g where g.item_id = i.id and g.cancelled_at is null) s on true
  where m.id = menu
  order by e.on_day, e.starts_at, i.recorded_at
$$;
comment on function activities.offer(uuid) is 'A menu with its items, how many seats are left, and why one was called off.';

-- A joint session is seen at the home branch of whoever came, although the branch neither holds it nor takes part in it (CN-19): days, kinds, hosts by name.
create function activities.credited(branches integer[], since date, until date) returns table (activity_id uuid, branch_no integer, on_day date, title text, kinds text[],
  host_nos integer[], member_ids uuid[])
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select a.id, m.branch_no, e.on_day, e.title, e.kinds, e.host_nos, array_agg(t.member_id order by t.member_id)
  from activities.entry e join activities.activity a on a.id = e.activity_id and a.retracted_at is null
  join activities.attendance t on t.entry_id = e.id
  join lateral (select o.branch_no from members.member_on(e.on_day) o where o.member_id = t.member_id limit 1) m on m.branch_no = any (branches)
  where e.replaced_at is null and e.state = 'held' and e.on_day >= since and e.on_day < until and m.branch_no <> all (e.host_nos)
  group by a.id, m.branch_no, e.on_day, e.title, e.kinds, e.host_nos
$$;
comment on function activities.credited(integer[], date, date) is 'Where members of these branches took part at others: the credit of the home branch.';
