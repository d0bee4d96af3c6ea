create table workforce.terms (
  id uuid primary key default gen_random_uuid(),
  role text not null,
  person_id uuid not null references workforce.person,
  unit_no integer not null,
  from_on date not null,
  side text constraint terms_side_known check (side in ('business', 'locality')),
  source text,
  mode text,
  working_time text constraint terms_time_known check (working_time in ('full', 'concurrent')),
  decision_level boolean not null default false,
  other_kind text constraint terms_other_kind_known check (other_kind in ('secondment', 'cross')),
  other_unit_no integer,
  other_name text,
  other_position text,
  document_no text,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  retracted_at timestamptz,
  constraint terms_other_named check ((other_kind is null) = (other_name is null))
);
comment on table workforce.terms is 'How somebody holds a post from a day on: chosen how, sent from which side, for how much of the time. Rows are retracted, never edited; the latest one within the post counts.';
comment on column workforce.terms.id is 'Identifier.';
comment on column workforce.terms.role is 'Role of the post.';
comment on column workforce.terms.person_id is 'Person in post.';
comment on column workforce.terms.unit_no is 'Unit of the post.';
comment on column workforce.terms.from_on is 'First day on which these terms hold.';
comment on column workforce.terms.side is 'business 业务主管部门, locality 属地街道; null leaves it to be read from the sender.';
comment on column workforce.terms.source is 'Where the person comes from, a code of the programme (LH-13).';
comment on column workforce.terms.mode is 'How the person was chosen, a code of the programme (CD-15, CN-36).';
comment on column workforce.terms.working_time is 'full-time or beside another post.';
comment on column workforce.terms.decision_level is 'Has a seat where the unit decides (CD-68).';
comment on column workforce.terms.other_kind is 'secondment 挂职: sent for a time; cross 交叉任职: holds a post there as well (CD-16, CD-19).';
comment on column workforce.terms.other_unit_no is 'The other unit, where it is kept here.';
comment on column workforce.terms.other_name is 'Name of the other unit.';
comment on column workforce.terms.other_position is 'Post there.';
comment on column workforce.terms.document_no is 'Document.';
comment on column workforce.terms.account_id is 'Who recorded it; null for the platform.';
comment on column workforce.terms.recorded_at is 'When.';
comment on column workforce.terms.retracted_at is 'When it was taken back; null while it stands.';
create unique index terms_once on workforce.terms (unit_no, role, person_id, from_on) where retracted_at is null;
create index terms_person on workforce.terms (person_id) where retracted_at is null;
alter table workforce.terms enable row level security;
alter table workforce.terms force row level security;
create policy terms_in_scope on workforce.terms using ((select platform.scope_is_everything()) or exists (select from organisations.unit u where u.no = unit_no));

-- The load of a person is told whole to whoever sees the person in one post: a band can only be judged on all of them. It is a number, no more.
create function workforce.loads_on(persons uuid[], day date) returns table (person_id uuid, load integer)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select p.person_id, count(distinct p.unit_no)::integer
  from workforce.post p
  join organisations.unit_on(day) u on u.unit_no = p.unit_no and u.kind = 'social_org' and u.status = 'active'
  where p.person_id = any (persons) and p.role = 'instructor' and p.retracted_at is null and p.from_on <= day and (p.until_on is null or p.until_on > day)
  group by p.person_id
$$;
comment on function workforce.loads_on(uuid[], date) is 'How many active organisations each instructor serves on a day, within reach of the reader or not (LH-14).';
