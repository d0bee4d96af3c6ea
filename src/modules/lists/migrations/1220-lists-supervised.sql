-- A community supervises and urges what is kept to it (CN-29). Who leads it stands in a row; whose turn as convenor it is follows from the rota
-- and is computed. So the reading that has found for which communities the caller speaks names them for its transaction; the policy lets
-- them through as far as the caller sees that community and the owner is in it today: nothing else of the members' trees.
create function lists.supervised_entries() returns setof uuid
language sql stable as $$
  select e.id from lists.entry e
  where e.community_id = any (coalesce(nullif(current_setting('lianjian.supervised', true), ''), '{}')::uuid[])
    and (e.community_id, e.owner_no) in (select m.community_id, m.unit_no from alliances.members_in_force() m)
$$;
comment on function lists.supervised_entries() is 'Entries kept to the communities the caller speaks for in this transaction, of owners who are in them today.';

alter policy claim_in_sight on lists.claim using ((select platform.scope_is_everything())
  or exists (select from organisations.unit u where u.no = any (reach_nos))
  or entry_id in (select lists.supervised_entries()));

alter table lists.step
  drop constraint step_side_known,
  add constraint step_side_known check (side in ('owner', 'claimant', 'office', 'community')),
  add column due_on date,
  add constraint step_due_when_urged check (due_on is null or deed = 'supervise');
comment on column lists.step.side is 'For which side: owner, claimant, the office that coordinates, or the community the entry is kept to.';
comment on column lists.step.due_on is 'Of an urging: day by which an answer is asked for; null where none is named.';

-- A list a community signs (CN-30): one of its members enters it, and its members see it while the community stands and the member is in it.
alter table lists.signed_list add column community_id uuid;
comment on column lists.signed_list.community_id is 'Community that signed it; null where it was signed by itself.';
create index signed_list_community on lists.signed_list (community_id, signed_on) where community_id is not null;
alter policy signed_list_in_scope on lists.signed_list using ((select platform.scope_is_everything())
  or exists (select from organisations.unit u where u.no = owner_no)
  or community_id is not null and (community_id, owner_no) in (select m.community_id, m.unit_no from alliances.members_in_force() m));
