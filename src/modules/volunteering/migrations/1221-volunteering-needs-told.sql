-- Rights of the caller decide in both: who does not see a need is not told of it.
create function volunteering.needs_told(needs uuid[]) returns table (need_id uuid, no integer, title text, unit_no integer, campaign text)
language sql stable as $$
  select n.id, n.no, n.title, n.unit_no, n.campaign from volunteering.need n where n.id = any (needs)
$$;
comment on function volunteering.needs_told(uuid[]) is 'Door: calls for volunteers by identifier, with the campaign they belong to, for what other modules keep beside them (NS-47).';

create function volunteering.needs_found(words text, most integer) returns table (need_id uuid, no integer, title text, unit_no integer, campaign text)
language sql stable as $$
  select n.id, n.no, n.title, n.unit_no, n.campaign from volunteering.need n
  where n.state <> 'draft' and (words is null or n.title ilike words or n.campaign ilike words) order by n.no desc limit most
$$;
comment on function volunteering.needs_found(text, integer) is 'Door: calls for volunteers by a part of their title or campaign, the newest first.';
