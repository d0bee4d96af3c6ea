create function lists.open_of(units integer[], day date) returns table (id uuid, owner_no integer, kind text, title text, category text, published_on date)
language sql stable as $$
  select e.id, e.owner_no, e.kind, e.title, e.category, e.published_on from lists.entry e
  where e.owner_no = any (units) and e.state = 'published' and e.published_on is not null and e.from_on <= day and (e.until_on is null or e.until_on > day)
    and (e.kind = 'need' and e.taken = 0 or e.kind = 'resource' and e.taken < e.quantity)
  order by e.published_on, e.no
$$;
comment on function lists.open_of(integer[], date) is 'Door: published needs of these units nobody has claimed, and resources something is left of, as far as the reader sees them.';
