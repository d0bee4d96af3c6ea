alter table alliances.agreement_step drop constraint agreement_step_known;
alter table alliances.agreement_step add constraint agreement_step_known
  check (action in ('draft', 'amend', 'propose', 'sign', 'refuse', 'withdraw', 'end', 'renew', 'unit-merged', 'unit-ended', 'taken-back'));

create table alliances.handed_over (
  no bigint generated always as identity primary key,
  unit_act bigint not null,
  what text not null constraint handed_over_what_known check (what in ('agreement', 'community')),
  row_id uuid not null,
  from_no integer not null,
  to_no integer,
  before jsonb not null,
  after jsonb not null,
  recorded_at timestamptz not null default transaction_timestamp()
);
comment on table alliances.handed_over is 'What became of agreements and communities when one of their organisations was merged or ended, so that taking that act back brings them back.';
comment on column alliances.handed_over.no is 'Order in which they were handed over; taking back goes the other way.';
comment on column alliances.handed_over.unit_act is 'Act of the register that merged or ended the organisation.';
comment on column alliances.handed_over.what is 'agreement or community.';
comment on column alliances.handed_over.row_id is 'The agreement or the community.';
comment on column alliances.handed_over.from_no is 'Organisation that was merged or ended.';
comment on column alliances.handed_over.to_no is 'Its successor; null where there is none.';
comment on column alliances.handed_over.before is 'What it was: its row with sides, or with members, nominees and turns agreed ahead.';
comment on column alliances.handed_over.after is 'What it became: another look since then keeps the act from being taken back.';
comment on column alliances.handed_over.recorded_at is 'When.';
create index handed_over_act on alliances.handed_over (unit_act);
alter table alliances.handed_over enable row level security;
alter table alliances.handed_over force row level security;
create policy handed_over_in_scope on alliances.handed_over
  using ((select platform.scope_is_everything()) or exists (select from organisations.unit u where u.no = from_no));

create function alliances.agreement_image(agreement uuid) returns jsonb language sql stable as $$
  select jsonb_build_object('row', jsonb_build_object('lead_no', a.lead_no, 'reach_nos', a.reach_nos, 'proposed_on', a.proposed_on, 'closed_as', a.closed_as,
      'closed_on', a.closed_on, 'close_reason', a.close_reason, 'content', a.content, 'until_on', a.until_on),
    'sides', (select coalesce(jsonb_agg(to_jsonb(s) order by s.place, s.unit_no), '[]') from alliances.side s where s.agreement_id = a.id))
  from alliances.agreement a where a.id = agreement
$$;
comment on function alliances.agreement_image(uuid) is 'What the end of an organisation may change of an agreement.';

create function alliances.community_image(community uuid) returns jsonb language sql stable as $$
  select jsonb_build_object('row', jsonb_build_object('lead_no', c.lead_no, 'state', c.state, 'ended_on', c.ended_on, 'end_reason', c.end_reason),
    'members', (select coalesce(jsonb_agg(to_jsonb(m) order by m.place, m.id), '[]') from alliances.community_member m where m.community_id = c.id),
    'nominees', (select coalesce(jsonb_agg(jsonb_build_object('id', n.id, 'unit_no', n.unit_no) order by n.id), '[]') from alliances.nominee n where n.community_id = c.id),
    'turns', (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'unit_no', t.unit_no) order by t.id), '[]') from alliances.turn_note t
      where t.community_id = c.id and t.kind = 'settled'))
  from alliances.community c where c.id = community
$$;
comment on function alliances.community_image(uuid) is 'What the end of an organisation may change of a community.';
