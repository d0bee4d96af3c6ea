create function activities.sign_up_told(code bytea) returns table (seated boolean, before integer, title text, on_day date, starts_at timestamptz, place text, called_off text)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select s.seat is not null, (select count(*)::integer from activities.sign_up w where w.item_id = s.item_id and w.cancelled_at is null and w.seat is null and w.place < s.place),
    e.title, e.on_day, e.starts_at, e.place, e.cancel_reason
  from activities.sign_up s join activities.menu_item i on i.id = s.item_id join activities.entry e on e.activity_id = i.activity_id and e.replaced_at is null
  where s.code_mac = code and s.cancelled_at is null
$$;
comment on function activities.sign_up_told(bytea) is 'What whoever holds the code of a sign-up is told: a seat or how many wait before, when and where, and whether it was called off.';
