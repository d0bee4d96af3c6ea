-- A Party organisation stands at the level of the area it is the hub or core of: that of a village is a village's. A public body, and the
-- Party organisation that covers one, is the district's own unless the register files it under a street (CN-07, CN-08).
create or replace function lists.level_of(unit integer) returns text
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' set timezone = 'Asia/Shanghai' as $$
  with stood as (
    select a.kind from organisations.edge_on(current_date) e join organisations.unit a on a.no = e.to_no
    where e.from_no = unit and e.type in ('hub_of', 'core_of') and a.kind in ('district', 'street', 'industry', 'community')
  ), bodies as (
    select b.street_no from organisations.unit_on(current_date) b where b.kind = 'public_body'
      and (b.unit_no = unit or b.unit_no in (select e.to_no from organisations.edge_on(current_date) e where e.from_no = unit and e.type = 'covers'))
  )
  select case
    when u.kind in ('district', 'street', 'community') then u.kind
    when u.kind = 'industry' then 'street'
    when exists (select from stood where kind = 'district') then 'district'
    when exists (select from stood where kind in ('street', 'industry')) then 'street'
    when exists (select from stood) then 'community'
    when exists (select from bodies where street_no is null) then 'district'
    when exists (select from bodies) then 'street'
    else 'organisation' end
  from organisations.unit u where u.no = unit
$$;
comment on function lists.level_of(integer) is 'Level of a unit by which resources are handed down, as the register has it today: a word, nothing of its records.';

update lists.claim c set from_level = lists.level_of(coalesce((select r.owner_no from lists.entry r where r.id = c.resource_id), e.owner_no)),
  to_level = case when c.resource_id is null then coalesce(lists.level_of(c.lead_no), 'organisation') else lists.level_of(e.owner_no) end
from lists.entry e where e.id = c.entry_id and (c.resource_id is not null or e.kind = 'resource');
