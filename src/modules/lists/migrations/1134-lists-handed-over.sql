create table lists.handed_over (
  no bigint generated always as identity primary key,
  unit_act bigint not null,
  what text not null constraint handed_over_what_known check (what in ('entry', 'claim', 'signed')),
  row_id uuid not null,
  from_no integer not null,
  to_no integer,
  before jsonb not null,
  recorded_at timestamptz not null default clock_timestamp()
);
comment on table lists.handed_over is 'What became of entries, claims and signed lists when their organisation was merged or ended, so that taking that act back brings them back.';
comment on column lists.handed_over.no is 'Order in which things were handed over; taking back goes the other way.';
comment on column lists.handed_over.unit_act is 'Act of the register that merged or ended the organisation.';
comment on column lists.handed_over.what is 'entry, claim or signed (a signed list).';
comment on column lists.handed_over.row_id is 'The entry, the claim or the signed list.';
comment on column lists.handed_over.from_no is 'Organisation that was merged or ended.';
comment on column lists.handed_over.to_no is 'Its successor; null where there is none.';
comment on column lists.handed_over.before is 'How it stood: state, owner, readers, organisations of a claim. No name and no telephone.';
comment on column lists.handed_over.recorded_at is 'When.';
create index handed_over_act on lists.handed_over (unit_act);
alter table lists.handed_over enable row level security;
alter table lists.handed_over force row level security;
create policy handed_over_in_scope on lists.handed_over
  using ((select platform.scope_is_everything()) or exists (select from organisations.unit u where u.no = from_no));
create index entry_owner on lists.entry (owner_no);
