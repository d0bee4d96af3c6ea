create function members.own_member_on(day date) returns table (member_id uuid, member_name text, district_no integer, branch_no integer, standing text)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select m.id, m.name, m.district_no, o.branch_no, o.standing
  from members.member m left join members.member_on(day) o on o.member_id = m.id
  where m.account_id = (select platform.account_id()) and m.retracted_by is null
$$;
comment on function members.own_member_on(date) is 'Door: the member whose account this is, with relation and standing of a day; nulls where there were none.';
