-- What was assessed and approved for a member goes with the member, and so does what was handed in: a month belongs to the branch the
-- relation lies in at its end, and nobody is asked for it twice. Read through this door, because a branch before or after is out of reach.
create function dues.payers_of(branches integer[], months date[], today date)
returns table (branch_no integer, month date, member_id uuid, name text, standing text, kind text, base_sealed bytea, assessed_fen integer,
  assessed_by integer, reduction_id bigint, reduced_fen integer, payment_id bigint, paid_fen integer, paid_by text, paid_at integer)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select w.branch_no, g.month, w.member_id, n.name, w.standing, a.kind, a.base_sealed, a.monthly_fen, a.branch_no, r.id, r.monthly_fen,
    p.id, p.amount_fen, p.paid_by, p.branch_no
  from unnest(months) g (month)
  cross join lateral members.member_on(least((g.month + interval '1 month' - interval '1 day')::date, today)) w
  cross join lateral members.named(w.member_id) n
  left join lateral (select * from dues.assessment s where s.member_id = w.member_id and s.replaced_at is null and s.from_month <= g.month
      and extract(year from s.from_month) = extract(year from g.month)
    order by s.from_month desc, (s.branch_no = w.branch_no) desc, s.id desc limit 1) a on true
  left join lateral (select * from dues.reduction s where s.member_id = w.member_id and s.replaced_at is null
      and g.month between s.from_month and s.until_month order by s.id desc limit 1) r on true
  left join dues.payment p on p.member_id = w.member_id and p.month = g.month and p.kind = 'regular' and p.retracted_at is null
  where w.branch_no = any (branches) and w.standing in ('probationary', 'full', 'watched')
$$;
comment on function dues.payers_of(integer[], date[], date) is 'Who pays to branches in months, what it comes to and what is on record, whichever branch assessed, reduced or took it; asked about branches in reach only.';

-- A branch keeps its ledger when a member moves on: the names in it stay readable there.
create function dues.names_of(branch integer, ids uuid[]) returns table (id uuid, name text)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select i.id, n.name from unnest(ids) i (id) cross join lateral members.named(i.id) n
  where exists (select from dues.payment p where p.branch_no = branch and p.member_id = i.id)
    or exists (select from dues.assessment a where a.branch_no = branch and a.member_id = i.id)
    or exists (select from dues.reduction r where r.branch_no = branch and r.member_id = i.id)
$$;
comment on function dues.names_of(integer, uuid[]) is 'Names of members that stand in the ledger of a branch in reach, also of those who belong elsewhere by now.';
create index reduction_member on dues.reduction (member_id) where replaced_at is null;

alter table dues.reduction add column retracted_by uuid;
comment on column dues.reduction.retracted_by is 'Who took it back.';
alter table dues.reduction add column retract_reason text;
comment on column dues.reduction.retract_reason is 'Why it was taken back.';

alter table dues.consent add column unit_act bigint;
comment on column dues.consent.unit_act is 'Act about units that ended the agreement with its branch; null while it holds.';
