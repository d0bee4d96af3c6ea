create schema dues;
comment on schema dues is 'Party dues as a record: what was assessed, paid, used and published. The platform takes and keeps no money and no account.';

create table dues.assessment (
  id bigint generated always as identity primary key,
  member_id uuid not null,
  branch_no integer not null,
  from_month date not null constraint assessment_from_first check (extract(day from from_month) = 1),
  kind text not null,
  base_sealed bytea,
  monthly_fen integer not null constraint assessment_not_negative check (monthly_fen >= 0),
  exact_yuan numeric(14, 4) not null,
  rule_version text not null,
  decided_on date not null,
  document_no text,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  replaced_at timestamptz
);
comment on table dues.assessment is 'What a member pays each month of a year, set at its beginning and generally kept all year. It holds from its month to the end of that year or the next assessment.';
comment on column dues.assessment.id is 'Order of recording.';
comment on column dues.assessment.member_id is 'Member.';
comment on column dues.assessment.branch_no is 'Branch that assessed.';
comment on column dues.assessment.from_month is 'First day of the first month.';
comment on column dues.assessment.kind is 'Kind of base, a code of the rule dues.standard.';
comment on column dues.assessment.base_sealed is 'Base in fen, sealed (class C3); null where the amount is fixed. No payslip is kept.';
comment on column dues.assessment.monthly_fen is 'A month in fen, rounded half up.';
comment on column dues.assessment.exact_yuan is 'The same in yuan to four decimals.';
comment on column dues.assessment.rule_version is 'Version of the rule it was computed by.';
comment on column dues.assessment.decided_on is 'Day the branch assessed it.';
comment on column dues.assessment.document_no is 'Document or minutes.';
comment on column dues.assessment.account_id is 'Who entered it.';
comment on column dues.assessment.recorded_at is 'When.';
comment on column dues.assessment.replaced_at is 'When another for the same month took its place.';
create unique index assessment_once on dues.assessment (member_id, branch_no, from_month) where replaced_at is null;
create index assessment_branch on dues.assessment (branch_no, from_month) where replaced_at is null;

create table dues.reduction (
  id bigint generated always as identity primary key,
  member_id uuid not null,
  branch_no integer not null,
  from_month date not null constraint reduction_from_first check (extract(day from from_month) = 1),
  until_month date not null constraint reduction_until_first check (extract(day from until_month) = 1),
  monthly_fen integer not null constraint reduction_not_negative check (monthly_fen >= 0),
  studied_on date not null,
  approved_by text not null,
  document_no text not null,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  replaced_at timestamptz,
  constraint reduction_forward check (until_month >= from_month)
);
comment on table dues.reduction is 'Dues reduced or waived in hardship: studied by the branch, approved by its superior. The reason is kept on paper, not here.';
comment on column dues.reduction.id is 'Order of recording.';
comment on column dues.reduction.member_id is 'Member.';
comment on column dues.reduction.branch_no is 'Branch.';
comment on column dues.reduction.from_month is 'First month.';
comment on column dues.reduction.until_month is 'Last month.';
comment on column dues.reduction.monthly_fen is 'A month in fen while it holds; 0 where waived.';
comment on column dues.reduction.studied_on is 'Day the branch studied it.';
comment on column dues.reduction.approved_by is 'Superior that approved.';
comment on column dues.reduction.document_no is 'Document of the approval.';
comment on column dues.reduction.account_id is 'Who entered it.';
comment on column dues.reduction.recorded_at is 'When.';
comment on column dues.reduction.replaced_at is 'When it was taken back.';
create index reduction_branch on dues.reduction (branch_no) where replaced_at is null;

create table dues.payment (
  id bigint generated always as identity primary key,
  member_id uuid not null,
  branch_no integer not null,
  kind text not null constraint payment_kind_known check (kind in ('regular', 'extra')),
  month date not null constraint payment_month_first check (extract(day from month) = 1),
  amount_fen integer not null constraint payment_positive check (amount_fen > 0),
  paid_on date not null,
  paid_by text not null constraint payment_by_known check (paid_by in ('self', 'relative', 'member')),
  document_no text,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  retracted_by uuid,
  retracted_at timestamptz,
  retract_reason text,
  constraint payment_retracted_whole check ((retracted_at is null) = (retract_reason is null))
);
comment on table dues.payment is 'Ledger of months paid. It records that dues were handed in at the branch; no money passes the platform.';
comment on column dues.payment.id is 'Order of recording.';
comment on column dues.payment.member_id is 'Member whose dues they are.';
comment on column dues.payment.branch_no is 'Branch that took them.';
comment on column dues.payment.kind is 'regular: the dues of a month; extra: given freely beyond them.';
comment on column dues.payment.month is 'First day of the month they are for; of an extra the month it was given in.';
comment on column dues.payment.amount_fen is 'Fen.';
comment on column dues.payment.paid_on is 'Day they were handed in.';
comment on column dues.payment.paid_by is 'self, relative, or member: another member brought them.';
comment on column dues.payment.document_no is 'Receipt, or the one of the Centre for large extras.';
comment on column dues.payment.account_id is 'Who entered it.';
comment on column dues.payment.recorded_at is 'When.';
comment on column dues.payment.retracted_by is 'Who took it back.';
comment on column dues.payment.retracted_at is 'When.';
comment on column dues.payment.retract_reason is 'Why.';
create unique index payment_month_once on dues.payment (member_id, month) where kind = 'regular' and retracted_at is null;
create index payment_branch on dues.payment (branch_no, month) where retracted_at is null;

create table dues.use (
  id bigint generated always as identity primary key,
  branch_no integer not null,
  on_day date not null,
  purpose text not null,
  amount_fen integer not null constraint use_positive check (amount_fen > 0),
  decided_on date not null,
  decision_no text not null constraint use_decided check (decision_no <> ''),
  note text,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  retracted_by uuid,
  retracted_at timestamptz,
  retract_reason text,
  constraint use_retracted_whole check ((retracted_at is null) = (retract_reason is null))
);
comment on table dues.use is 'What dues were used for: one of five purposes, by a collective decision with its document.';
comment on column dues.use.id is 'Order of recording.';
comment on column dues.use.branch_no is 'Branch.';
comment on column dues.use.on_day is 'Day.';
comment on column dues.use.purpose is 'Purpose, a code of the rule dues.standard.';
comment on column dues.use.amount_fen is 'Fen.';
comment on column dues.use.decided_on is 'Day of the decision.';
comment on column dues.use.decision_no is 'Document of the decision.';
comment on column dues.use.note is 'What for, in a line.';
comment on column dues.use.account_id is 'Who entered it.';
comment on column dues.use.recorded_at is 'When.';
comment on column dues.use.retracted_by is 'Who took it back.';
comment on column dues.use.retracted_at is 'When.';
comment on column dues.use.retract_reason is 'Why.';
create index use_branch on dues.use (branch_no, on_day) where retracted_at is null;

create table dues.publication (
  id bigint generated always as identity primary key,
  branch_no integer not null,
  year integer not null,
  published_on date not null,
  collected_fen bigint not null,
  used_fen bigint not null,
  how text,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp()
);
comment on table dues.publication is 'That a branch told its members the totals of a year. Totals only: no person stands in it.';
comment on column dues.publication.id is 'Order of recording.';
comment on column dues.publication.branch_no is 'Branch.';
comment on column dues.publication.year is 'Calendar year.';
comment on column dues.publication.published_on is 'Day.';
comment on column dues.publication.collected_fen is 'Dues of the year as told then.';
comment on column dues.publication.used_fen is 'Used in the year as told then.';
comment on column dues.publication.how is 'How it was told, in a line.';
comment on column dues.publication.account_id is 'Who entered it.';
comment on column dues.publication.recorded_at is 'When.';
create index publication_branch on dues.publication (branch_no, year);

create table dues.consent (
  branch_no integer primary key,
  agreed_on date not null,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp()
);
comment on table dues.consent is 'Branches that agreed to dues by the quarter.';
comment on column dues.consent.branch_no is 'Branch.';
comment on column dues.consent.agreed_on is 'Day it agreed.';
comment on column dues.consent.account_id is 'Who entered it.';
comment on column dues.consent.recorded_at is 'When.';

create function dues.refuse_edit() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.retracted_at is not null
    or (to_jsonb(new) - 'retracted_at' - 'retracted_by' - 'retract_reason') is distinct from (to_jsonb(old) - 'retracted_at' - 'retracted_by' - 'retract_reason') then
    raise exception 'the ledger of dues is retracted, not edited' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
comment on function dues.refuse_edit() is 'The only change of a row of the ledger is its retraction.';
create trigger payment_kept before update or delete on dues.payment for each row execute function dues.refuse_edit();
create trigger use_kept before update or delete on dues.use for each row execute function dues.refuse_edit();

alter table dues.assessment enable row level security;
alter table dues.assessment force row level security;
create policy assessment_in_scope on dues.assessment using ((select platform.scope_is_everything())
  or exists (select from organisations.unit u where u.no = branch_no));
alter table dues.reduction enable row level security;
alter table dues.reduction force row level security;
create policy reduction_in_scope on dues.reduction using ((select platform.scope_is_everything())
  or exists (select from organisations.unit u where u.no = branch_no));
alter table dues.payment enable row level security;
alter table dues.payment force row level security;
create policy payment_in_scope on dues.payment using ((select platform.scope_is_everything())
  or exists (select from organisations.unit u where u.no = branch_no));
alter table dues.use enable row level security;
alter table dues.use force row level security;
create policy use_in_scope on dues.use using ((select platform.scope_is_everything())
  or exists (select from organisations.unit u where u.no = branch_no));
alter table dues.publication enable row level security;
alter table dues.publication force row level security;
create policy publication_in_scope on dues.publication using ((select platform.scope_is_everything())
  or exists (select from organisations.unit u where u.no = branch_no));
alter table dues.consent enable row level security;
alter table dues.consent force row level security;
create policy consent_in_scope on dues.consent using ((select platform.scope_is_everything())
  or exists (select from organisations.unit u where u.no = branch_no));

create function dues.year_totals(of_year integer) returns table (branch_no integer, regular_fen bigint, extra_fen bigint, used_fen bigint, published_on date)
language sql stable as $$
  select b.branch_no, coalesce(p.regular, 0), coalesce(p.extra, 0), coalesce(u.used, 0), l.published_on
  from (select branch_no from dues.payment where retracted_at is null and extract(year from month) = of_year
    union select branch_no from dues.use where retracted_at is null and extract(year from on_day) = of_year
    union select branch_no from dues.publication where year = of_year) b
  left join (select branch_no, sum(amount_fen) filter (where kind = 'regular') as regular, sum(amount_fen) filter (where kind = 'extra') as extra
    from dues.payment where retracted_at is null and extract(year from month) = of_year group by branch_no) p on p.branch_no = b.branch_no
  left join (select branch_no, sum(amount_fen) as used from dues.use where retracted_at is null and extract(year from on_day) = of_year group by branch_no) u
    on u.branch_no = b.branch_no
  left join (select branch_no, max(published_on) as published_on from dues.publication where year = of_year group by branch_no) l on l.branch_no = b.branch_no
$$;
comment on function dues.year_totals(integer) is 'Door: dues of a year by branch, what was used and when it was published; what a return of dues is computed from. No person stands in it.';
