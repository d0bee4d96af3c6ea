create table activities.menu (
  id uuid primary key,
  node_no integer not null,
  title text not null constraint menu_titled check (title <> ''),
  from_on date not null,
  until_on date not null,
  state text not null default 'draft' constraint menu_state_known check (state in ('draft', 'published', 'closed')),
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  constraint menu_forward check (until_on > from_on)
);
comment on table activities.menu is 'Organisation life on offer for a while, from which members choose (CD-29, CD-71).';
comment on column activities.menu.id is 'Identifier; also its public address.';
comment on column activities.menu.node_no is 'Who publishes it: its branches see it.';
comment on column activities.menu.title is 'Title.';
comment on column activities.menu.from_on is 'First day it is about.';
comment on column activities.menu.until_on is 'Half-open end.';
comment on column activities.menu.state is 'draft, published or closed.';
comment on column activities.menu.account_id is 'Who made it.';
comment on column activities.menu.recorded_at is 'When.';
create index menu_node on activities.menu (node_no);
alter table activities.menu enable row level security;
alter table activities.menu force row level security;
create policy menu_in_scope on activities.menu
  using ((select platform.scope_is_everything()) or exists (select from organisations.unit u where u.scope_nodes @> array[node_no]));

create table activities.menu_item (
  id uuid primary key,
  menu_id uuid not null references activities.menu,
  activity_id uuid not null references activities.activity,
  seats integer not null constraint menu_item_has_seats check (seats between 1 and 10000),
  interests text[] not null default '{}',
  recorded_at timestamptz not null default transaction_timestamp(),
  withdrawn_at timestamptz
);
comment on table activities.menu_item is 'A planned activity on a menu, with how many it can seat.';
comment on column activities.menu_item.id is 'Identifier.';
comment on column activities.menu_item.menu_id is 'Menu.';
comment on column activities.menu_item.activity_id is 'Activity.';
comment on column activities.menu_item.seats is 'Seats.';
comment on column activities.menu_item.interests is 'What it is about, in a few words to choose by.';
comment on column activities.menu_item.recorded_at is 'When it was put on the menu.';
comment on column activities.menu_item.withdrawn_at is 'When it was taken off.';
create unique index menu_item_once on activities.menu_item (menu_id, activity_id) where withdrawn_at is null;
create index menu_item_activity on activities.menu_item (activity_id);
alter table activities.menu_item enable row level security;
alter table activities.menu_item force row level security;
create policy menu_item_in_scope on activities.menu_item using ((select platform.scope_is_everything())
  or exists (select from activities.menu m where m.id = menu_id) or exists (select from activities.activity a where a.id = activity_id));

create table activities.sign_up (
  id uuid primary key default gen_random_uuid(),
  place integer generated always as identity,
  item_id uuid not null references activities.menu_item,
  who text not null constraint sign_up_who_known check (who in ('member', 'non_member', 'resident')),
  member_id uuid,
  branch_no integer,
  name_sealed bytea,
  phone_sealed bytea,
  phone_mac bytea,
  consent_at timestamptz,
  code_mac bytea,
  seat integer constraint sign_up_seat_positive check (seat > 0),
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  cancelled_at timestamptz,
  constraint sign_up_member_or_named check ((who = 'member') = (member_id is not null) and (who = 'member') = (branch_no is not null)
    and (who <> 'member') = (name_sealed is not null and phone_sealed is not null and phone_mac is not null and consent_at is not null and code_mac is not null))
);
comment on table activities.sign_up is 'Somebody wants to come. A seat, or the waiting list. Of who is no member only name and telephone are kept, sealed, with consent, and gone when the menu has been over for a while.';
comment on column activities.sign_up.id is 'Identifier.';
comment on column activities.sign_up.place is 'Order of coming.';
comment on column activities.sign_up.item_id is 'Item of the menu.';
comment on column activities.sign_up.who is 'member, non_member or resident.';
comment on column activities.sign_up.member_id is 'Member.';
comment on column activities.sign_up.branch_no is 'Branch of the member on the day of signing up.';
comment on column activities.sign_up.name_sealed is 'Name, sealed.';
comment on column activities.sign_up.phone_sealed is 'Telephone, sealed.';
comment on column activities.sign_up.phone_mac is 'Keyed digest of the telephone: nobody signs up twice.';
comment on column activities.sign_up.consent_at is 'When consent was given.';
comment on column activities.sign_up.code_mac is 'Keyed digest of the code by which it can be cancelled.';
comment on column activities.sign_up.seat is 'Seat; null on the waiting list.';
comment on column activities.sign_up.account_id is 'Who entered it; null for who came by the public page.';
comment on column activities.sign_up.recorded_at is 'When.';
comment on column activities.sign_up.cancelled_at is 'When it was cancelled.';
create unique index sign_up_seat_once on activities.sign_up (item_id, seat) where cancelled_at is null and seat is not null;
create unique index sign_up_member_once on activities.sign_up (item_id, member_id) where cancelled_at is null and member_id is not null;
create unique index sign_up_phone_once on activities.sign_up (item_id, phone_mac) where cancelled_at is null and phone_mac is not null;
create index sign_up_code on activities.sign_up (code_mac);
alter table activities.sign_up enable row level security;
alter table activities.sign_up force row level security;
create policy sign_up_in_scope on activities.sign_up using ((select platform.scope_is_everything())
  or exists (select from organisations.unit u where u.no = branch_no)
  or exists (select from activities.menu_item i join activities.activity a on a.id = i.activity_id where i.id = item_id));

-- Seats are given in this function only: the row of the item is locked, so of two who come at once one is the later.
create function activities.take_seat(item uuid, visitor text, member uuid, branch integer, name bytea, phone bytea, telephone bytea, code bytea, account uuid, today date)
returns table (outcome text, sign_up_id uuid, seat integer)
language plpgsql security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
declare
  offered activities.menu_item;
  free integer;
  made uuid;
begin
  select i.* into offered from activities.menu_item i where i.id = item for update;
  if offered.id is null or offered.withdrawn_at is not null or not exists (
    select from activities.menu m join activities.entry e on e.activity_id = offered.activity_id and e.replaced_at is null
    join activities.activity a on a.id = e.activity_id and a.retracted_at is null
    where m.id = offered.menu_id and m.state = 'published' and e.state = 'planned' and e.on_day >= today) then
    return query select 'closed', null::uuid, null::integer;
    return;
  end if;
  if not exists (select from activities.entry e where e.activity_id = offered.activity_id and e.replaced_at is null
    and e.open_to @> array[case visitor when 'member' then 'members' when 'resident' then 'residents' else 'non_members' end]) then
    return query select 'not-open', null::uuid, null::integer;
    return;
  end if;
  if exists (select from activities.sign_up s where s.item_id = item and s.cancelled_at is null and (s.member_id = member or s.phone_mac = telephone)) then
    return query select 'twice', null::uuid, null::integer;
    return;
  end if;
  select min(n) into free from generate_series(1, offered.seats) n
    where not exists (select from activities.sign_up s where s.item_id = item and s.cancelled_at is null and s.seat = n);
  insert into activities.sign_up as s (item_id, who, member_id, branch_no, name_sealed, phone_sealed, phone_mac, consent_at, code_mac, seat, account_id)
    values (item, visitor, member, branch, name, phone, telephone, case when visitor = 'member' then null else transaction_timestamp() end, code, free, account)
    returning s.id into made;
  return query select case when free is null then 'waiting' else 'seated' end, made, free;
end $$;
comment on function activities.take_seat(uuid, text, uuid, integer, bytea, bytea, bytea, bytea, uuid, date) is 'A seat, or a place on the waiting list. Outcomes: seated, waiting, twice, closed, not-open.';

create function activities.give_up_seat(sign_up uuid) returns void
language plpgsql security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
declare
  left_by activities.sign_up;
begin
  perform from activities.menu_item i where i.id = (select s.item_id from activities.sign_up s where s.id = sign_up) for update;
  update activities.sign_up s set cancelled_at = transaction_timestamp() where s.id = sign_up and s.cancelled_at is null returning s.* into left_by;
  if left_by.seat is not null then
    update activities.sign_up s set seat = left_by.seat where s.id = (
      select w.id from activities.sign_up w where w.item_id = left_by.item_id and w.cancelled_at is null and w.seat is null order by w.place limit 1);
  end if;
end $$;
comment on function activities.give_up_seat(uuid) is 'Cancels, and gives the seat to whoever has waited longest.';

create function activities.sign_up_of_code(code bytea) returns table (id uuid)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select s.id from activities.sign_up s where s.code_mac = code and s.cancelled_at is null
$$;
comment on function activities.sign_up_of_code(bytea) is 'What a code of cancelling belongs to.';

create function activities.seats_stay_within() returns trigger language plpgsql security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
begin
  if new.seat > (select i.seats from activities.menu_item i where i.id = new.item_id) then
    raise exception 'seat % is beyond the seats of the item', new.seat using errcode = 'check_violation', constraint = 'sign_up_within_seats';
  end if;
  return new;
end $$;
comment on function activities.seats_stay_within() is 'The last referee of seats: there is none beyond those offered.';
create trigger sign_up_within_seats before insert or update on activities.sign_up for each row when (new.seat is not null) execute function activities.seats_stay_within();

-- What is on offer is public once it is published: residents look at it without an account. No name of anybody stands in it.
create function activities.offer(menu uuid) returns table (menu_id uuid, node_no integer, menu_title text, menu_from date, menu_until date, item_id uuid, activity_id uuid,
  on_day date, starts_at timestamptz, ends_at timestamptz, title text, kinds text[], place text, host_nos integer[], open_to text[], agenda text, interests text[],
  seats integer, taken integer, waiting integer, held boolean)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select m.id, m.node_no, m.title, m.from_on, m.until_on, i.id, i.activity_id, e.on_day, e.starts_at, e.ends_at, e.title, e.kinds, e.place, e.host_nos, e.open_to, e.agenda,
    i.interests, i.seats, s.taken, s.waiting, e.state <> 'planned'
  from activities.menu m
  left join activities.menu_item i on i.menu_id = m.id and i.withdrawn_at is null
  left join activities.entry e on e.activity_id = i.activity_id and e.replaced_at is null
  left join lateral (select count(*) filter (where g.seat is not null)::integer as taken, count(*) filter (where g.seat is null)::integer as waiting
    from activities.sign_up g where g.item_id = i.id and g.cancelled_at is null) s on true
  where m.id = menu
  order by e.on_day, e.starts_at, i.recorded_at
$$;
comment on function activities.offer(uuid) is 'A menu with its items and how many seats are left.';

-- The host of an item ticks who came from the sign-up list, members of other branches among them.
create function activities.signed_members(activity uuid) returns table (member_id uuid, branch_no integer, name text)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select s.member_id, s.branch_no, (select n.name from members.named(s.member_id) n)
  from activities.sign_up s join activities.menu_item i on i.id = s.item_id and i.withdrawn_at is null
  where i.activity_id = activity and s.cancelled_at is null and s.seat is not null and s.member_id is not null
$$;
comment on function activities.signed_members(uuid) is 'Members with a seat in an activity in reach; their names are masked before anybody sees them.';

create function activities.menu_is_published(menu uuid) returns boolean
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select exists (select from activities.menu m where m.id = menu and m.state = 'published')
$$;
comment on function activities.menu_is_published(uuid) is 'Whether everybody may look at a menu.';
