-- The same rows as before. What a reader's units are and under which nodes they stand is asked once for a statement, not once for every entry:
-- with twenty thousand entries a street's list took seconds. The owner is always among those an entry is in reach of.
alter policy entry_in_sight on lists.entry using ((select platform.scope_is_everything())
  or exists (select from organisations.unit u where u.no = owner_no)
  or cardinality(reach_nos) > 1 and exists (select from organisations.unit u where u.no = any (reach_nos))
  or state = 'published' and (audience_no is null or audience_no in (select unnest(u.scope_nodes) from organisations.unit u)
    or community_id is not null and (community_id, owner_no) in (select m.community_id, m.unit_no from alliances.members_in_force() m)));
alter table lists.entry add constraint entry_owner_in_reach check (owner_no = any (reach_nos));
create index entry_newest on lists.entry (no desc);
create index entry_kind_newest on lists.entry (kind, no desc);
create index entry_matched on lists.entry (district_no, kind) where state = 'published' and kind in ('need', 'resource');
