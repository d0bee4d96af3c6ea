-- A register only reports that a unit was cancelled; whoever dissolves or merges one has decided what becomes of what hung on it.
create function organisations.ended_by_decision(day date) returns table (no integer) language sql stable as $$
  select s.unit_no from organisations.unit_state s join organisations.act a on a.id = s.recorded_by
  where s.retracted_at is null and s.from_on <= day and (s.until_on is null or s.until_on > day)
    and (s.status = 'dissolved' or s.status in ('cancelled', 'revoked') and a.kind in ('dissolve', 'merge'))
$$;
comment on function organisations.ended_by_decision(date) is 'Door: units that are no more on a day because somebody dissolved or merged them: nothing hangs on them any longer.';

create function organisations.last_status(unit integer) returns text language sql stable as $$
  select s.status from organisations.unit_state s where s.unit_no = unit and s.retracted_at is null order by s.from_on desc limit 1
$$;
comment on function organisations.last_status(integer) is 'Door: the status that holds of a unit from its last known change on.';
