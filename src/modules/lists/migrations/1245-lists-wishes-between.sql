create function lists.wishes_between(units integer[], from_on date, until_on date) returns table (unit_no integer, taken integer, fulfilled integer)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select w.no, (count(*) filter (where c.claimed_on >= $2 and c.claimed_on < $3))::integer,
    (count(*) filter (where c.verified_on >= $2 and c.verified_on < $3))::integer
  from unnest(units) w (no) join lists.claim c on c.state in ('active', 'solved', 'verified')
      and (c.lead_no = w.no or exists (select from lists.claim_member m where m.claim_id = c.id and m.unit_no = w.no and m.agreed_at is not null))
    join lists.entry e on e.id = c.entry_id and e.kind = 'wish'
  group by 1
$$;
comment on function lists.wishes_between(integer[], date, date) is 'Door: how many wishes organisations took on in a period and how many were fulfilled in it; numbers alone.';
