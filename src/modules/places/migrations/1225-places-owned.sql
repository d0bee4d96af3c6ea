create function places.owned_on(owners integer[], day date) returns table (owner_no integer, venue_no integer, name text)
language sql stable as $$
  select v.owner_no, v.no, s.name from places.venue v join places.venue_on(day) s on s.no = v.no
  where s.state = 'open' and v.owner_no = any (owners)
$$;
comment on function places.owned_on(integer[], date) is 'Door: open venues these units own, as the caller sees them (NS-02).';
