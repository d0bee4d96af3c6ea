-- An entry for the members of one community: they see it while the community stands and both sides are in it (CN-27, CN-63). Its audience is the
-- owner's own circle, and that is what remains once the community is over or the owner has left.
alter table lists.entry
  add column community_id uuid,
  drop constraint entry_visibility_known,
  add constraint entry_visibility_known check (visibility in ('own', 'community', 'street', 'district', 'everybody')),
  add constraint entry_community_named check ((visibility = 'community') = (community_id is not null)),
  add constraint entry_community_stays_inside check (community_id is null or open_to = array['organisations']);
comment on column lists.entry.community_id is 'Community whose members see it; null where it is not kept to one.';
comment on column lists.entry.visibility is 'own: the organisation and those beneath it; community: members of one community; street; district; everybody, also without an account.';
comment on column lists.entry.audience_no is 'Node whose organisations see it; null for everybody. Of an entry for a community the owner itself: members are asked beside it.';
create index entry_community on lists.entry (community_id, kind, no desc) where community_id is not null;

alter policy entry_in_sight on lists.entry using ((select platform.scope_is_everything())
  or exists (select from organisations.unit u where u.no = any (reach_nos))
  or state = 'published' and (audience_no is null or exists (select from organisations.unit u where u.scope_nodes @> array[audience_no])
    or community_id is not null and (community_id, owner_no) in (select m.community_id, m.unit_no from alliances.members_in_force() m)));

create function lists.in_circle(community uuid, owner integer, unit integer) returns boolean
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select community is null or exists (select from organisations.unit u where u.no = unit and u.scope_nodes @> array[owner])
    or (select count(distinct m.unit_no) from alliances.members_in_force() m where m.community_id = community and m.unit_no in (owner, unit)) = 2
$$;
comment on function lists.in_circle(uuid, integer, integer) is 'Whether an organisation is one an entry is kept to: a member beside its owner, or beneath the owner.';

-- Who takes on what is kept to a community has to be in it, whoever asks for it.
create or replace function lists.take(entry uuid, resource uuid, mode text, units integer[], shares integer[], agreed integer, amount integer, visitor text, name bytea, phone bytea, telephone bytea,
  code bytea, account uuid, today date) returns table (outcome text, claim_id uuid)
language plpgsql security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
declare
  wanted lists.entry;
  given lists.entry;
  part integer;
  made uuid;
  waits boolean;
begin
  perform from lists.entry e where e.id in (entry, resource) order by e.id for update;
  select e.* into wanted from lists.entry e where e.id = entry;
  select e.* into given from lists.entry e where e.id = resource;
  if wanted.id is null or wanted.state <> 'published' or wanted.until_on <= today
    or resource is not null and (given.id is null or given.state <> 'published' or given.until_on <= today) then
    return query select 'closed', null::uuid;
    return;
  end if;
  if not wanted.open_to @> array[case mode when 'person' then visitor || 's' else 'organisations' end] then
    return query select 'not-open', null::uuid;
    return;
  end if;
  if wanted.owner_no = any (units) then
    return query select 'own', null::uuid;
    return;
  end if;
  if exists (select from unnest(units) u where not lists.in_circle(wanted.community_id, wanted.owner_no, u))
    or given.id is not null and not lists.in_circle(given.community_id, given.owner_no, wanted.owner_no) then
    return query select 'not-member', null::uuid;
    return;
  end if;
  if telephone is not null and exists (select from lists.claim c where c.entry_id = entry and c.phone_mac = telephone and c.state in ('proposed', 'active', 'solved', 'verified')) then
    return query select 'twice', null::uuid;
    return;
  end if;
  part := case when wanted.divisible then coalesce(amount, wanted.quantity - wanted.taken) else wanted.quantity end;
  if wanted.taken >= wanted.quantity then
    return query select 'taken', null::uuid;
    return;
  end if;
  if part < 1 or wanted.taken + part > wanted.quantity
    or (case when given.divisible then given.taken + part > given.quantity else given.taken > 0 or part > given.quantity end) then
    return query select 'too-much', null::uuid;
    return;
  end if;
  waits := mode <> 'person' and exists (select from unnest(units) u where u is distinct from agreed);
  insert into lists.claim as c (entry_id, resource_id, mode, whole, quantity, state, lead_no, who, name_sealed, phone_sealed, phone_mac, code_mac, consent_at, claimed_on, noted_on, reach_nos, account_id)
    values (entry, resource, mode, not wanted.divisible, part, case when waits then 'proposed' else 'active' end, units[1], visitor, name, phone, telephone, code,
      case when mode = 'person' then transaction_timestamp() end, today, today,
      array(select distinct n from unnest(units || wanted.owner_no || array_remove(array[given.owner_no], null)) n order by n), account)
    returning c.id into made;
  insert into lists.claim_member (claim_id, unit_no, share, agreed_at, agreed_by)
    select made, m.unit_no, m.share, case when m.unit_no = agreed then transaction_timestamp() end, case when m.unit_no = agreed then account end
    from unnest(units, shares) as m (unit_no, share) where m.unit_no is not null;
  insert into lists.step (claim_id, deed, side, unit_no, account_id)
    values (made, 'claim', case when mode <> 'person' and agreed is null then 'office' else 'claimant' end, coalesce(agreed, units[1]), account);
  return query select 'taken-on', made;
end $$;
comment on function lists.take(uuid, uuid, text, integer[], integer[], integer, integer, text, bytea, bytea, bytea, bytea, uuid, date) is 'Takes an entry on for organisations or a person. Outcomes: taken-on, closed, not-open, own, not-member, twice, taken, too-much.';
