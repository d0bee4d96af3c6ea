create schema development;
comment on schema development is 'Development of members: the way of an applicant to full membership. People enter what was decided; days and arithmetic are computed.';

create table development.case (
  id uuid primary key default gen_random_uuid(),
  no integer generated always as identity,
  district_no integer not null,
  branch_no integer not null,
  name text not null constraint case_named check (name <> ''),
  member_id uuid,
  begun_on date not null,
  taken_in text not null constraint case_taken_in_known check (taken_in in ('applicant', 'activist', 'candidate', 'probationary')),
  stage text not null constraint case_stage_known check (stage in ('applicant', 'activist', 'candidate', 'probationary', 'full', 'cancelled', 'closed')),
  revision integer not null default 1,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp()
);
comment on table development.case is 'One person on the way to membership. Least data: no day of birth, no telephone, no identity number.';
comment on column development.case.id is 'Identifier.';
comment on column development.case.no is 'Number people call it by.';
comment on column development.case.district_no is 'District.';
comment on column development.case.branch_no is 'Branch that develops the person now.';
comment on column development.case.name is 'Name (class C2).';
comment on column development.case.member_id is 'The member in the register, once admitted.';
comment on column development.case.begun_on is 'Day of the application: it chooses the version of the rules.';
comment on column development.case.taken_in is 'Stage the person had reached when the case was taken in; what lies before is in the paper file.';
comment on column development.case.stage is 'Where the person stands, as the records say; written with each record and never typed.';
comment on column development.case.revision is 'Counts changes; a writer names the one it has seen.';
comment on column development.case.account_id is 'Who opened it.';
comment on column development.case.recorded_at is 'When.';
create index case_branch on development.case (branch_no, stage);
create index case_district on development.case (district_no, stage);
create index case_member on development.case (member_id) where member_id is not null;

create table development.record (
  id bigint generated always as identity primary key,
  case_id uuid not null references development.case,
  step text not null,
  on_day date not null,
  outcome text,
  until_on date,
  decided_by text,
  approver_no integer,
  document_no text,
  entitled integer,
  present integer,
  written integer,
  votes_for integer,
  days numeric(5, 1),
  hours numeric(6, 1),
  papers text[] not null default '{}',
  exception text,
  note text,
  from_no integer,
  to_no integer,
  unit_act bigint,
  rule_version text not null,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  retracted_by uuid,
  retracted_at timestamptz,
  retract_reason text,
  constraint record_vote_whole check (num_nonnulls(entitled, present, written, votes_for) in (0, 4)),
  constraint record_vote_counts check (present + written <= entitled and votes_for <= present + written and votes_for >= 0 and written >= 0),
  constraint record_retracted_whole check ((retracted_at is null) = (retract_reason is null))
);
comment on table development.record is 'A step of a case as a person entered it. A vote is its numbers: who voted how has no place. Rows are retracted, never edited.';
comment on column development.record.id is 'Order of recording.';
comment on column development.record.case_id is 'Case.';
comment on column development.record.step is 'Step of the table of the version, or closed, moved, new-rules.';
comment on column development.record.on_day is 'Day it tells of.';
comment on column development.record.outcome is 'What was decided, a code of the step; not-applicable where a person says so.';
comment on column development.record.until_on is 'End of an extension or a postponement.';
comment on column development.record.decided_by is 'Who decided or carried it out, in words.';
comment on column development.record.approver_no is 'Party organisation that approved, where it is kept here.';
comment on column development.record.document_no is 'Number of the document.';
comment on column development.record.entitled is 'Full members with the right to vote.';
comment on column development.record.present is 'How many of them came.';
comment on column development.record.written is 'Absent members whose written opinion was there before the meeting.';
comment on column development.record.votes_for is 'Votes for, written opinions among them.';
comment on column development.record.days is 'Days of training.';
comment on column development.record.hours is 'Class hours of training.';
comment on column development.record.papers is 'Papers in the file, codes of the version.';
comment on column development.record.exception is 'Why the case is a special one.';
comment on column development.record.note is 'Remark in a line.';
comment on column development.record.from_no is 'Of a move: the branch before.';
comment on column development.record.to_no is 'Of a move: the branch after.';
comment on column development.record.unit_act is 'Act about units that moved or closed the case.';
comment on column development.record.rule_version is 'Version of the rules it was judged by.';
comment on column development.record.account_id is 'Who entered it; null for the platform.';
comment on column development.record.recorded_at is 'When.';
comment on column development.record.retracted_by is 'Who took it back.';
comment on column development.record.retracted_at is 'When.';
comment on column development.record.retract_reason is 'Why.';
create index record_case on development.record (case_id) where retracted_at is null;
create index record_unit_act on development.record (unit_act) where unit_act is not null;

create table development.named (
  record_id bigint not null references development.record,
  member_id uuid not null,
  primary key (record_id, member_id)
);
comment on table development.named is 'Members a record names: contacts or introducers.';
comment on column development.named.record_id is 'Record.';
comment on column development.named.member_id is 'Member.';

create function development.refuse_edit() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.retracted_at is not null
    or (to_jsonb(new) - 'retracted_at' - 'retracted_by' - 'retract_reason') is distinct from (to_jsonb(old) - 'retracted_at' - 'retracted_by' - 'retract_reason') then
    raise exception 'records of a case are retracted, not edited' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
comment on function development.refuse_edit() is 'History stays true: the only change of a record is its retraction.';
create trigger record_kept before update or delete on development.record for each row execute function development.refuse_edit();

-- A case is seen from where its branch is seen; one step from a record to its case and no further.
alter table development.case enable row level security;
alter table development.case force row level security;
create policy case_in_scope on development.case using ((select platform.scope_is_everything())
  or exists (select from organisations.unit u where u.no = branch_no));
alter table development.record enable row level security;
alter table development.record force row level security;
create policy record_in_scope on development.record using ((select platform.scope_is_everything())
  or exists (select from development.case c where c.id = case_id));
alter table development.named enable row level security;
alter table development.named force row level security;
create policy named_in_scope on development.named using ((select platform.scope_is_everything())
  or exists (select from development.record r where r.id = record_id));

-- Contacts and introducers may belong to a branch outside the reader's reach: asked only about records in reach.
create function development.people_of(records bigint[]) returns table (record_id bigint, member_id uuid, name text)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select n.record_id, n.member_id, m.name from development.named n cross join lateral members.named(n.member_id) m
  where n.record_id = any (records) order by n.record_id, m.name
$$;
comment on function development.people_of(bigint[]) is 'Names of the members that records name.';

create function development.names_of(units integer[], day date) returns table (no integer, name text)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select u.unit_no, u.name from organisations.unit_on(day) u where u.unit_no = any (units)
$$;
comment on function development.names_of(integer[], date) is 'Names of Party organisations on a day.';
