create table dues.remittance (
  id bigint generated always as identity primary key,
  branch_no integer not null,
  kind text not null constraint remittance_kind_known check (kind in ('upward', 'returned')),
  year integer not null constraint remittance_year_sensible check (year between 1949 and 2200),
  amount_fen bigint not null constraint remittance_positive check (amount_fen > 0),
  on_day date not null,
  counterpart text not null constraint remittance_with_somebody check (counterpart <> ''),
  document_no text,
  note text,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  retracted_by uuid,
  retracted_at timestamptz,
  retract_reason text,
  constraint remittance_retracted_whole check ((retracted_at is null) = (retract_reason is null))
);
comment on table dues.remittance is 'That dues of a year were handed upward, or came back to the branch (CD-37). A record of what happened elsewhere: no money passes the platform.';
comment on column dues.remittance.id is 'Order of recording.';
comment on column dues.remittance.branch_no is 'Branch.';
comment on column dues.remittance.kind is 'upward: handed to the superior; returned: came back from it.';
comment on column dues.remittance.year is 'Calendar year whose dues they are.';
comment on column dues.remittance.amount_fen is 'Fen.';
comment on column dues.remittance.on_day is 'Day.';
comment on column dues.remittance.counterpart is 'Party organisation they went to or came from.';
comment on column dues.remittance.document_no is 'Receipt or document.';
comment on column dues.remittance.note is 'Remark in a line.';
comment on column dues.remittance.account_id is 'Who entered it.';
comment on column dues.remittance.recorded_at is 'When.';
comment on column dues.remittance.retracted_by is 'Who took it back.';
comment on column dues.remittance.retracted_at is 'When.';
comment on column dues.remittance.retract_reason is 'Why.';
create index remittance_branch on dues.remittance (branch_no, year) where retracted_at is null;
create trigger remittance_kept before update or delete on dues.remittance for each row execute function dues.refuse_edit();
alter table dues.remittance enable row level security;
alter table dues.remittance force row level security;
create policy remittance_in_scope on dues.remittance using ((select platform.scope_is_everything())
  or exists (select from organisations.unit u where u.no = branch_no));

create function dues.remitted(of_year integer) returns table (branch_no integer, upward_fen bigint, returned_fen bigint)
language sql stable as $$
  select r.branch_no, coalesce(sum(r.amount_fen) filter (where r.kind = 'upward'), 0)::bigint, coalesce(sum(r.amount_fen) filter (where r.kind = 'returned'), 0)::bigint
  from dues.remittance r where r.year = of_year and r.retracted_at is null group by r.branch_no
$$;
comment on function dues.remitted(integer) is 'Dues of a year handed upward and returned, by branch.';
