alter table alliances.handed_over drop constraint handed_over_what_known;
alter table alliances.handed_over add constraint handed_over_what_known
  check (what in ('agreement', 'community', 'lead-field', 'tie', 'joint-call', 'responsibility'));
comment on table alliances.handed_over is 'What became of agreements, communities, lead units, attachments, calls and responsibilities when one of their organisations was merged or ended, so that taking that act back brings them back.';
comment on column alliances.handed_over.what is 'agreement, community, lead-field, tie, joint-call or responsibility.';
comment on column alliances.handed_over.row_id is 'The row; a field of a lead unit has none and is named by its image.';

create function alliances.network_image(what text, id uuid) returns jsonb language sql stable as $$
  select case what
    when 'tie' then (select jsonb_build_object('unit_no', t.unit_no, 'lead_no', t.lead_no, 'answer', t.answer, 'answered_on', t.answered_on, 'reason', t.reason,
      'ended_on', t.ended_on, 'end_reason', t.end_reason) from alliances.tie t where t.id = network_image.id)
    when 'joint-call' then (select jsonb_build_object('row', jsonb_build_object('from_no', c.from_no, 'lead_no', c.lead_no, 'reach_nos', c.reach_nos,
        'activity_id', c.activity_id, 'closed_on', c.closed_on, 'close_reason', c.close_reason),
      'answers', (select coalesce(jsonb_agg(to_jsonb(a) order by a.place, a.unit_no), '[]') from alliances.call_answer a where a.call_id = c.id))
      from alliances.joint_call c where c.id = network_image.id)
    when 'responsibility' then (select jsonb_build_object('body_no', r.body_no, 'acknowledged_on', r.acknowledged_on, 'acknowledged_by', r.acknowledged_by,
      'ended_on', r.ended_on, 'end_reason', r.end_reason) from alliances.responsibility r where r.id = network_image.id)
    else '{}' end
$$;
comment on function alliances.network_image(text, uuid) is 'What the end of an organisation may change of an attachment, a call or a responsibility.';

create function alliances.kept_image(what text, id uuid, after jsonb) returns jsonb language sql stable as $$
  select case what when 'agreement' then alliances.agreement_image(id) when 'community' then alliances.community_image(id)
    when 'lead-field' then coalesce((select jsonb_build_object('unit_no', f.unit_no, 'from_on', f.from_on, 'field', f.field, 'strength', f.strength) from alliances.lead_field f
      where f.unit_no = (after ->> 'unit_no')::integer and f.from_on = (after ->> 'from_on')::date), '{}')
    else alliances.network_image(what, id) end
$$;
comment on function alliances.kept_image(text, uuid, jsonb) is 'How something handed over looks today; where it is told by no identifier, the image of then names it.';
