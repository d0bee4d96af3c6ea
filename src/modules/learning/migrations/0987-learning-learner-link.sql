create table learning.learner_link (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null,
  member_id uuid not null,
  unit_no integer not null,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  retracted_at timestamptz
);
comment on table learning.learner_link is 'A person in post is this member, as somebody who knows both says: what either attended counts for both, once.';
comment on column learning.learner_link.id is 'Identifier.';
comment on column learning.learner_link.person_id is 'Person in post.';
comment on column learning.learner_link.member_id is 'Party member.';
comment on column learning.learner_link.unit_no is 'Party organisation the relation of the member lay in when it was said.';
comment on column learning.learner_link.account_id is 'Who said so.';
comment on column learning.learner_link.recorded_at is 'When.';
comment on column learning.learner_link.retracted_at is 'When it was taken back; null while it stands.';
create unique index learner_link_person_once on learning.learner_link (person_id) where retracted_at is null;
create unique index learner_link_member_once on learning.learner_link (member_id) where retracted_at is null;
alter table learning.learner_link enable row level security;
alter table learning.learner_link force row level security;
-- A link is seen with its person or its member: hours of either are those of both.
create policy learner_link_in_scope on learning.learner_link using ((select platform.scope_is_everything())
  or person_id in (select workforce.own_persons()) or exists (select from organisations.unit u where u.no = unit_no));

-- Whoever sees the hours of a person sees what they are made of, also where the member's branch lies outside the own reach. These tell
-- identities and no names; null asks for everybody.
create function learning.twins_of(ids uuid[]) returns table (learner_kind text, learner_id uuid, twin_kind text, twin_id uuid)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select 'post', l.person_id, 'member', l.member_id from learning.learner_link l where l.retracted_at is null and (ids is null or l.person_id = any (ids))
  union all
  select 'member', l.member_id, 'post', l.person_id from learning.learner_link l where l.retracted_at is null and (ids is null or l.member_id = any (ids))
$$;
comment on function learning.twins_of(uuid[]) is 'As what else learners are known here.';

create function learning.attended_as_twin(ids uuid[]) returns table (session_id uuid, learner_kind text, learner_id uuid)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select a.session_id, t.learner_kind, t.learner_id from learning.twins_of(ids) t
  join learning.attendance a on a.learner_kind = t.twin_kind and a.learner_id = t.twin_id and a.retracted_at is null
  where not exists (select from learning.attendance b where b.session_id = a.session_id and b.learner_kind = t.learner_kind and b.learner_id = t.learner_id
    and b.retracted_at is null)
$$;
comment on function learning.attended_as_twin(uuid[]) is 'Sessions somebody attended under the other identity and not under this one.';

create function learning.certified_as_twin(ids uuid[]) returns table (certificate_id uuid, learner_kind text, learner_id uuid, way text, from_on date, minutes integer, title text)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select c.id, t.learner_kind, t.learner_id, c.way, c.from_on, c.minutes, c.title from learning.twins_of(ids) t
  join learning.certificate c on c.learner_kind = t.twin_kind and c.learner_id = t.twin_id and c.state = 'verified'
  where not exists (select from learning.certificate d where d.learner_kind = t.learner_kind and d.learner_id = t.learner_id and d.state = 'verified'
    and d.issuer = c.issuer and d.title = c.title and d.from_on = c.from_on)
$$;
comment on function learning.certified_as_twin(uuid[]) is 'Verified certificates entered under the other identity and not under this one.';
