alter table demands.participant add column seen integer not null default 0 constraint participant_seen_counts check (seen >= 0);
comment on column demands.participant.seen is 'How much had come of the deliberation when the person last looked: what comes later is told as new.';

create function demands.outcomes_of(session uuid, mark uuid) returns integer
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select (select (s.closed_on is not null)::integer + (s.told_on is not null)::integer from demands.session s where s.id = session)
    + coalesce((select sum((i.decided_on is not null)::integer + (i.solved_on is not null)::integer + (i.told_on is not null)::integer)::integer
        from demands.issue i
        where exists (select from demands.session_issue l where l.session_id = session and l.issue_id = i.id)
          or exists (select from demands.voice v where v.id = i.voice_id and v.session_id = session
            and (v.account_id = mark or exists (select from demands.support p where p.voice_id = v.id and p.account_id = mark)))), 0)
$$;
comment on function demands.outcomes_of(uuid, uuid) is 'How much has come of a deliberation for one who took part: closing, telling back, and each step of its issues and of the issues that came of proposals one made or supported.';
