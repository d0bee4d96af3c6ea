alter table lists.claim
  add column satisfaction text,
  add column satisfied boolean,
  add column from_level text,
  add column to_level text,
  add constraint claim_rated_when_verified check ((satisfaction is null) = (satisfied is null) and (satisfaction is null or state = 'verified'));
comment on column lists.claim.satisfaction is 'What the other side says of the result when it confirms: a code of the rule lists.satisfaction.';
comment on column lists.claim.satisfied is 'Whether that word counted as satisfied under the rule of the day.';
comment on column lists.claim.from_level is 'Of a resource: level of who gives it, district, street, community or organisation; null where no resource is handed over.';
comment on column lists.claim.to_level is 'Level of who gets it.';
create index claim_entry_state on lists.claim (entry_id, state);

alter table lists.entry
  add column rated integer not null default 0,
  add column satisfied integer not null default 0,
  add constraint entry_satisfied_of_rated check (satisfied between 0 and rated);
comment on column lists.entry.rated is 'Confirmed claims of which the other side said how satisfied it is; kept by lists.keep_count.';
comment on column lists.entry.satisfied is 'Of these, how many were satisfied.';

create or replace function lists.keep_count() returns trigger language plpgsql security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
declare
  concerned uuid;
begin
  foreach concerned in array array_remove(array[new.entry_id, new.resource_id], null) loop
    update lists.entry e set
      taken = (select coalesce(sum(case when c.resource_id = e.id and not e.divisible then e.quantity else c.quantity end), 0) from lists.claim c where (c.entry_id = concerned or c.resource_id = concerned) and c.state in ('proposed', 'active', 'solved', 'verified')),
      done = (select coalesce(sum(case when c.resource_id = e.id and not e.divisible then e.quantity else c.quantity end), 0) from lists.claim c where (c.entry_id = concerned or c.resource_id = concerned) and c.state = 'verified'),
      rated = (select count(*) from lists.claim c where c.entry_id = concerned and c.satisfied is not null),
      satisfied = (select count(*) from lists.claim c where c.entry_id = concerned and c.satisfied),
      reach_nos = array(select distinct n from (select e.owner_no as n union select unnest(c.reach_nos) from lists.claim c
        where (c.entry_id = concerned or c.resource_id = concerned) and c.state in ('proposed', 'active', 'solved', 'verified')) r order by n)
    where e.id = concerned;
  end loop;
  return null;
end $$;

create function lists.level_of(unit integer) returns text
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select case when u.kind in ('district', 'street', 'community') then u.kind when u.kind = 'industry' then 'street' else 'organisation' end
  from organisations.unit u where u.no = unit
$$;
comment on function lists.level_of(integer) is 'Level of a unit by which resources are handed down: a word, nothing of its records.';

-- Levels are of the day of the claim: who gives is the owner of the resource, who gets is who takes it on, or the need it was matched with.
create function lists.note_levels() returns trigger language plpgsql security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
declare
  wanted lists.entry;
begin
  select e.* into wanted from lists.entry e where e.id = new.entry_id;
  if new.resource_id is not null then
    select lists.level_of(r.owner_no) into new.from_level from lists.entry r where r.id = new.resource_id;
    new.to_level := lists.level_of(wanted.owner_no);
  elsif wanted.kind = 'resource' then
    new.from_level := lists.level_of(wanted.owner_no);
    new.to_level := coalesce(lists.level_of(new.lead_no), 'organisation');
  end if;
  return new;
end $$;
comment on function lists.note_levels() is 'Writes down from which level to which a resource goes.';
create trigger claim_levels before insert on lists.claim for each row execute function lists.note_levels();

update lists.claim c set from_level = lists.level_of(coalesce((select r.owner_no from lists.entry r where r.id = c.resource_id), e.owner_no)),
  to_level = case when c.resource_id is null then coalesce(lists.level_of(c.lead_no), 'organisation') else lists.level_of(e.owner_no) end
from lists.entry e where e.id = c.entry_id and (c.resource_id is not null or e.kind = 'resource');
