-- A register names thousands of persons at once: they are brought in and found in one statement, not one by one.
create function workforce.bring_in_persons(act bigint, district integer, names text[], senders text[]) returns table (person_id uuid, person_name text, sender text)
language plpgsql security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
begin
  insert into workforce.person (district_no, name, sender_name, recorded_by)
  select distinct district, n.name, n.sender_name, act from unnest(names, senders) n (name, sender_name)
  where not exists (select from workforce.person p where p.district_no = district and p.name = n.name and p.sender_name = n.sender_name)
  on conflict (district_no, name, sender_name) do nothing;
  return query
    select p.id, p.name, p.sender_name from workforce.person p
    join (select distinct u.name, u.sender_name from unnest(names, senders) u (name, sender_name)) n on n.name = p.name and n.sender_name = p.sender_name
    where p.district_no = district;
end $$;
comment on function workforce.bring_in_persons(bigint, integer, text[], text[]) is 'The persons a register means by name and sending body, found or brought in; one person may serve units of several streets.';

drop function workforce.ensure_persons(bigint, integer, text[], text[]);
drop function workforce.person_of(integer, text, text);

create index post_unit on workforce.post (unit_no) where retracted_at is null;

create function workforce.named_post_on(day date) returns table (role text, unit_no integer, name text, sender_name text) language sql stable as $$
  select p.role, p.unit_no, w.name, w.sender_name
  from workforce.post p join workforce.person w on w.id = p.person_id
  where p.retracted_at is null and p.from_on <= day and (p.until_on is null or p.until_on > day)
$$;
comment on function workforce.named_post_on(date) is 'Door: posts on a day with the names of who is in them.';
