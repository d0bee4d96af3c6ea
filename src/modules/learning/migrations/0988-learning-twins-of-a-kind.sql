-- Who asks for people in post is not told of members: what is counted for a list is what the list shows. Null asks for both kinds, or for everybody.
drop function learning.certified_as_twin(uuid[]);
drop function learning.attended_as_twin(uuid[]);
drop function learning.twins_of(uuid[]);

create function learning.twins_of(kind text, ids uuid[]) returns table (learner_kind text, learner_id uuid, twin_kind text, twin_id uuid)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select 'post', l.person_id, 'member', l.member_id from learning.learner_link l
  where l.retracted_at is null and coalesce(kind, 'post') = 'post' and (ids is null or l.person_id = any (ids))
  union all
  select 'member', l.member_id, 'post', l.person_id from learning.learner_link l
  where l.retracted_at is null and coalesce(kind, 'member') = 'member' and (ids is null or l.member_id = any (ids))
$$;
comment on function learning.twins_of(text, uuid[]) is 'As what else learners are known here.';

create function learning.attended_as_twin(kind text, ids uuid[]) returns table (session_id uuid, learner_kind text, learner_id uuid)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select a.session_id, t.learner_kind, t.learner_id from learning.twins_of(kind, ids) t
  join learning.attendance a on a.learner_kind = t.twin_kind and a.learner_id = t.twin_id and a.retracted_at is null
  where not exists (select from learning.attendance b where b.session_id = a.session_id and b.learner_kind = t.learner_kind and b.learner_id = t.learner_id
    and b.retracted_at is null)
$$;
comment on function learning.attended_as_twin(text, uuid[]) is 'Sessions somebody attended under the other identity and not under this one.';

create function learning.certified_as_twin(kind text, ids uuid[]) returns table (certificate_id uuid, learner_kind text, learner_id uuid, way text, from_on date, minutes integer, title text)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select c.id, t.learner_kind, t.learner_id, c.way, c.from_on, c.minutes, c.title from learning.twins_of(kind, ids) t
  join learning.certificate c on c.learner_kind = t.twin_kind and c.learner_id = t.twin_id and c.state = 'verified'
  where not exists (select from learning.certificate d where d.learner_kind = t.learner_kind and d.learner_id = t.learner_id and d.state = 'verified'
    and d.issuer = c.issuer and d.title = c.title and d.from_on = c.from_on)
$$;
comment on function learning.certified_as_twin(text, uuid[]) is 'Verified certificates entered under the other identity and not under this one.';
