create function places.sites_on(kinds text[], day date) returns table (no integer, district_no integer, name text, street_no integer, community_no integer, industry_no integer,
  lon double precision, lat double precision, kind text, audience text[])
language sql stable as $$
  select v.no, v.district_no, v.name, v.street_no, v.community_no, v.industry_no, v.lon, v.lat, v.kind, v.audience
  from places.venue_on(day) v where v.state = 'open' and (v.model or v.kind = any (kinds)) order by v.name, v.no
$$;
comment on function places.sites_on(text[], date) is 'Door: open venues that others are to learn from: model rooms, and venues of the kinds a programme calls so.';
