create table members.correction (
  id bigint generated always as identity primary key,
  member_id uuid not null references members.member,
  field text not null constraint correction_field_known check (field in ('name', 'phone', 'joined_on')),
  before text,
  act_id bigint not null references members.act,
  recorded_at timestamptz not null default transaction_timestamp()
);
comment on table members.correction is 'What stood in a member''s record before it was put right. Insertions only.';
comment on column members.correction.id is 'Order.';
comment on column members.correction.member_id is 'Member.';
comment on column members.correction.field is 'name, phone or joined_on.';
comment on column members.correction.before is 'What stood there (class C2); null for a telephone, whose old number is not kept.';
comment on column members.correction.act_id is 'Act that put it right.';
comment on column members.correction.recorded_at is 'When.';
create index correction_member on members.correction (member_id);
alter table members.correction enable row level security;
alter table members.correction force row level security;
create policy correction_in_scope on members.correction
  using ((select platform.scope_is_everything()) or exists (select from members.member m where m.id = member_id));

-- A member who is looked after elsewhere is seen there together with the name of the home branch, which may stand outside that person's reach.
create function members.branch_names(members uuid[]) returns table (no integer, name text)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select s.unit_no, s.name from organisations.unit_on(current_date) s where s.unit_no in (
    select unnest(array[m.branch_no, m.host_no]) from members.member m where m.id = any (members)
    union select p.branch_no from members.membership p where p.member_id = any (members)
    union select a.host_no from members.away a where a.member_id = any (members))
$$;
comment on function members.branch_names(uuid[]) is 'Names of the Party organisations of members, whatever the scope. Asked only about members in reach.';

create function members.moved_out(member uuid) returns boolean language sql stable as $$
  select coalesce((select p.ended_because = 'moved_out' from members.membership p where p.member_id = member and p.retracted_at is null
    order by p.from_on desc limit 1), false)
$$;
comment on function members.moved_out(uuid) is 'Whether the relation of a member was last moved to an organisation not kept here.';
