create function workforce.touched_between(after_day date, upto date) returns table (unit_no integer) language sql stable as $$
  select distinct p.unit_no from workforce.post p
  where p.retracted_at is null and (p.from_on > after_day and p.from_on <= upto or p.until_on > after_day and p.until_on <= upto)
$$;
comment on function workforce.touched_between(date, date) is 'Door: units where a post began or ended after one day and up to another.';
