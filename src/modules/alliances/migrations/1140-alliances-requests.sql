alter table alliances.community_member drop constraint community_member_state_known;
alter table alliances.community_member add constraint community_member_state_known
  check (state in ('named', 'asked', 'member', 'declined', 'withdrawn', 'left'));
alter table alliances.community_member add column asked_for text;
alter table alliances.community_member add column answered_on date;
comment on column alliances.community_member.state is 'named, asked, member, declined, withdrawn (the request was taken back) or left.';
comment on column alliances.community_member.asked_for is 'What it wrote when it asked to join; null where it did not ask, or asked before this was kept beside the answer.';
comment on column alliances.community_member.answered_on is 'Day the request was answered or taken back.';

-- Whoever asked sees the own request, and of the community what the directory tells.
create function alliances.asked_by(units integer[], day date) returns table (id uuid, community_id uuid, no integer, name text, form text, goal text, lead text,
  unit_no integer, state text, asked_on date, asked_for text, answered_on date, answer text)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select m.id, c.id, c.no, c.name, c.form, c.goal, u.name, m.unit_no, m.state, m.asked_on, coalesce(m.asked_for, case when m.state = 'asked' then m.reason end), m.answered_on,
    case when m.state <> 'asked' and m.reason is distinct from m.asked_for then m.reason end
  from alliances.community_member m join alliances.community c on c.id = m.community_id join organisations.unit_on(day) u on u.unit_no = c.lead_no
  where m.unit_no = any (units) and m.asked_on is not null order by m.asked_on desc, m.recorded_at desc, m.id
$$;
comment on function alliances.asked_by(integer[], date) is 'Requests of organisations to join communities with what has become of them, the newest first.';

-- Members of before these columns look as they did, so that what was handed over earlier can still be taken back.
create or replace function alliances.community_image(community uuid) returns jsonb language sql stable as $$
  select jsonb_build_object('row', jsonb_build_object('lead_no', c.lead_no, 'state', c.state, 'ended_on', c.ended_on, 'end_reason', c.end_reason),
    'members', (select coalesce(jsonb_agg(to_jsonb(m) - 'asked_for' - 'answered_on'
        || jsonb_strip_nulls(jsonb_build_object('asked_for', m.asked_for, 'answered_on', m.answered_on)) order by m.place, m.id), '[]')
      from alliances.community_member m where m.community_id = c.id),
    'nominees', (select coalesce(jsonb_agg(jsonb_build_object('id', n.id, 'unit_no', n.unit_no) order by n.id), '[]') from alliances.nominee n where n.community_id = c.id),
    'turns', (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'unit_no', t.unit_no) order by t.id), '[]') from alliances.turn_note t
      where t.community_id = c.id and t.kind = 'settled'))
  from alliances.community c where c.id = community
$$;
