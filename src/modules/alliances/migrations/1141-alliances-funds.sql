create table alliances.fund_entry (
  id uuid primary key,
  no integer generated always as identity,
  community_id uuid not null references alliances.community,
  source text not null,
  amount_fen bigint not null constraint fund_entry_of_something check (amount_fen > 0),
  on_day date not null,
  note text not null constraint fund_entry_said check (note <> ''),
  document_no text,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp()
);
comment on table alliances.fund_entry is 'Money a community came by, once (CN-35). Added to, never changed; a mistake is reversed and entered anew.';
comment on column alliances.fund_entry.id is 'Identifier.';
comment on column alliances.fund_entry.no is 'Number people say.';
comment on column alliances.fund_entry.community_id is 'Community.';
comment on column alliances.fund_entry.source is 'Where it came from, a word of the programme: allocated from above, raised by the parties, dues subsidy.';
comment on column alliances.fund_entry.amount_fen is 'Amount in fen.';
comment on column alliances.fund_entry.on_day is 'Day it came.';
comment on column alliances.fund_entry.note is 'What it is for or who gave it, in a line.';
comment on column alliances.fund_entry.document_no is 'Document or voucher that shows it.';
comment on column alliances.fund_entry.account_id is 'Who entered it.';
comment on column alliances.fund_entry.recorded_at is 'When.';
create index fund_entry_of on alliances.fund_entry (community_id, on_day);

create table alliances.fund_reversal (
  entry_id uuid primary key references alliances.fund_entry,
  reason text not null constraint fund_reversal_says_why check (reason <> ''),
  on_day date not null,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp()
);
comment on table alliances.fund_reversal is 'An entry taken back because it was wrong: it stays readable and is counted nowhere.';
comment on column alliances.fund_reversal.entry_id is 'Entry.';
comment on column alliances.fund_reversal.reason is 'What was wrong.';
comment on column alliances.fund_reversal.on_day is 'Day it was taken back.';
comment on column alliances.fund_reversal.account_id is 'Who took it back.';
comment on column alliances.fund_reversal.recorded_at is 'When.';

create function alliances.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'money of communities is entered and reversed, never changed' using errcode = 'insufficient_privilege';
end $$;
comment on function alliances.refuse_change() is 'Entries of money are added, never changed.';
create trigger fund_entry_append_only before update or delete or truncate on alliances.fund_entry for each statement execute function alliances.refuse_change();
create trigger fund_reversal_append_only before update or delete or truncate on alliances.fund_reversal for each statement execute function alliances.refuse_change();

alter table alliances.fund_entry enable row level security;
alter table alliances.fund_entry force row level security;
create policy fund_entry_in_scope on alliances.fund_entry
  using ((select platform.scope_is_everything()) or exists (select from alliances.community c where c.id = community_id));
alter table alliances.fund_reversal enable row level security;
alter table alliances.fund_reversal force row level security;
create policy fund_reversal_in_scope on alliances.fund_reversal
  using ((select platform.scope_is_everything()) or exists (select from alliances.fund_entry e where e.id = entry_id));
