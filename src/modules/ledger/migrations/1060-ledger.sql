create schema ledger;
comment on schema ledger is 'Double entry in any unit. Entries are added and never changed; each sums to zero in every unit it moves; what was wrong is reversed by a second person.';

create table ledger.account (
  id uuid primary key,
  owner_kind text not null constraint account_owner_known check (owner_kind in ('person', 'organisation', 'pool')),
  owner_id uuid,
  holder_no integer not null,
  purpose text not null constraint account_purpose_named check (purpose <> ''),
  unit text not null constraint account_unit_known check (unit in ('minutes', 'fen', 'points')),
  floor bigint,
  cap bigint,
  lotted boolean not null default false,
  balance bigint not null default 0,
  opened_on date not null,
  closed_on date,
  constraint account_of_person check ((owner_kind = 'person') = (owner_id is not null)),
  constraint account_above_floor check (floor is null or balance >= floor),
  constraint account_within_cap check (cap is null or balance <= cap),
  constraint account_lots_need_floor check (not lotted or floor = 0),
  constraint account_closed_empty check (closed_on is null or balance = 0)
);
comment on table ledger.account is 'Where a unit is held: by a person, an organisation, or a pool of a district. Its balance is kept beside the postings and always their sum.';
comment on column ledger.account.id is 'Identifier.';
comment on column ledger.account.owner_kind is 'person, organisation or pool.';
comment on column ledger.account.owner_id is 'The person, as the module that opened it knows one; null for others.';
comment on column ledger.account.holder_no is 'The organisation it belongs to, or for a person and a pool the unit it is kept at: whoever reaches that one sees it.';
comment on column ledger.account.purpose is 'What it is for, a word of the module that opened it.';
comment on column ledger.account.unit is 'minutes, fen or points; integers always.';
comment on column ledger.account.floor is 'Lowest balance; null where there is none.';
comment on column ledger.account.cap is 'Highest balance; null where there is none.';
comment on column ledger.account.lotted is 'Whether what comes in is kept in lots, which may expire and are used in that order.';
comment on column ledger.account.balance is 'Sum of its postings, kept by the database; in its unit.';
comment on column ledger.account.opened_on is 'First day.';
comment on column ledger.account.closed_on is 'Last day, if it was closed; it is empty then.';
create unique index account_once on ledger.account (owner_kind, purpose, unit, holder_no) where owner_id is null;
create unique index account_of_person_once on ledger.account (owner_id, purpose, unit) where owner_id is not null;
create index account_holder on ledger.account (holder_no);

create table ledger.entry (
  id uuid primary key,
  no bigint generated always as identity,
  key text not null constraint entry_key_given check (key <> ''),
  body_hash bytea not null,
  kind text not null constraint entry_kind_named check (kind <> ''),
  on_day date not null,
  reason text,
  reference uuid,
  reverses uuid references ledger.entry,
  proposed_by uuid,
  account_id uuid,
  xid bigint not null default (pg_current_xact_id()::text::bigint),
  recorded_at timestamptz not null default transaction_timestamp(),
  constraint entry_key_once unique (key),
  constraint entry_reversed_once unique (reverses),
  constraint entry_reversed_with_reason check (reverses is null or reason is not null),
  constraint entry_reversed_by_second_person check (reverses is null or account_id is not null and proposed_by is distinct from account_id)
);
comment on table ledger.entry is 'One movement: its postings sum to zero in every unit. Asked for twice under one key it happens once.';
comment on column ledger.entry.id is 'Identifier.';
comment on column ledger.entry.no is 'Number people say.';
comment on column ledger.entry.key is 'Key of whoever asked, kept for ever: the same key with another body is refused.';
comment on column ledger.entry.body_hash is 'Digest of what was asked under the key.';
comment on column ledger.entry.kind is 'What moved it, a word of the module that wrote it.';
comment on column ledger.entry.on_day is 'Day it is of.';
comment on column ledger.entry.reason is 'Why, in words; a reversal always says it.';
comment on column ledger.entry.reference is 'What it comes from in the module that wrote it.';
comment on column ledger.entry.reverses is 'Entry it takes back whole; an entry is taken back once.';
comment on column ledger.entry.proposed_by is 'Account of who asked for a reversal; another one agrees to it.';
comment on column ledger.entry.account_id is 'Account that wrote it; null for the platform.';
comment on column ledger.entry.xid is 'Transaction it was written in; postings can be added in that one only.';
comment on column ledger.entry.recorded_at is 'When.';
create index entry_reference on ledger.entry (reference) where reference is not null;

create table ledger.posting (
  id bigint generated always as identity primary key,
  entry_id uuid not null references ledger.entry,
  account_id uuid not null references ledger.account,
  amount bigint not null constraint posting_moves_something check (amount <> 0)
);
comment on table ledger.posting is 'What one entry adds to one account, or takes from it.';
comment on column ledger.posting.id is 'Order of writing.';
comment on column ledger.posting.entry_id is 'Entry.';
comment on column ledger.posting.account_id is 'Account.';
comment on column ledger.posting.amount is 'Positive in, negative out; in the unit of the account.';
create index posting_entry on ledger.posting (entry_id);
create index posting_account on ledger.posting (account_id, id);

create table ledger.lot (
  id bigint generated always as identity primary key,
  account_id uuid not null references ledger.account,
  posting_id bigint not null references ledger.posting,
  amount bigint not null constraint lot_of_something check (amount > 0),
  expires_on date,
  remaining bigint not null,
  constraint lot_never_negative check (remaining between 0 and amount)
);
comment on table ledger.lot is 'What came into an account at once, until it is used or expires.';
comment on column ledger.lot.id is 'Order of coming in.';
comment on column ledger.lot.account_id is 'Account.';
comment on column ledger.lot.posting_id is 'Posting that brought it.';
comment on column ledger.lot.amount is 'How much came.';
comment on column ledger.lot.expires_on is 'First day on which it can no longer be used; null: never.';
comment on column ledger.lot.remaining is 'How much of it is left; kept by the database.';
create index lot_open on ledger.lot (account_id, expires_on, id) where remaining > 0;
create index lot_expiring on ledger.lot (expires_on) where remaining > 0 and expires_on is not null;

create table ledger.lot_use (
  lot_id bigint not null references ledger.lot,
  posting_id bigint not null references ledger.posting,
  amount bigint not null constraint lot_use_of_something check (amount > 0),
  primary key (lot_id, posting_id)
);
comment on table ledger.lot_use is 'Which lots a posting was taken from: the one that expires first goes first.';
comment on column ledger.lot_use.lot_id is 'Lot.';
comment on column ledger.lot_use.posting_id is 'Posting that took from it.';
comment on column ledger.lot_use.amount is 'How much.';
create index lot_use_posting on ledger.lot_use (posting_id);

-- The platform withdraws update and delete from every table with a trigger of this name; the trigger stops the owner's honest mistakes too.
create function ledger.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the ledger takes insertions only' using errcode = 'insufficient_privilege';
end $$;
comment on function ledger.refuse_change() is 'Entries, postings and uses of lots are added, never changed.';
create trigger entry_append_only before update or delete or truncate on ledger.entry for each statement execute function ledger.refuse_change();
create trigger posting_append_only before update or delete or truncate on ledger.posting for each statement execute function ledger.refuse_change();
create trigger lot_use_append_only before update or delete or truncate on ledger.lot_use for each statement execute function ledger.refuse_change();
create trigger account_kept before delete or truncate on ledger.account for each statement execute function ledger.refuse_change();
create trigger lot_kept before delete or truncate on ledger.lot for each statement execute function ledger.refuse_change();

-- A balance changes with its postings and in no other way: within the trigger below the depth is one, in a statement of anybody's it is zero.
create function ledger.refuse_balance() returns trigger language plpgsql as $$
begin
  if (new.balance, new.unit, new.owner_kind, new.owner_id, new.purpose, new.lotted) is distinct from
    (old.balance, old.unit, old.owner_kind, old.owner_id, old.purpose, old.lotted) then
    raise exception 'balances change by postings only' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
comment on function ledger.refuse_balance() is 'What may be changed of an account by hand are its limits, its holder and its end.';
create trigger account_balance_kept before update on ledger.account for each row when (pg_trigger_depth() = 0) execute function ledger.refuse_balance();
create trigger lot_remaining_kept before update on ledger.lot for each statement when (pg_trigger_depth() = 0) execute function ledger.refuse_change();

create function ledger.begin_empty() returns trigger language plpgsql as $$
begin
  new.balance := 0;
  return new;
end $$;
comment on function ledger.begin_empty() is 'An account begins with nothing.';
create trigger account_begins_empty before insert on ledger.account for each row execute function ledger.begin_empty();

create function ledger.begin_full() returns trigger language plpgsql as $$
begin
  new.remaining := new.amount;
  return new;
end $$;
comment on function ledger.begin_full() is 'Of a new lot everything is left.';
create trigger lot_begins_full before insert on ledger.lot for each row execute function ledger.begin_full();

-- One statement of postings moves each account once. Accounts are locked in the order of their identifiers, so that two movements never wait for each other.
-- Whatever is looked up here is looked up by an index: a plan made while tables were small must not walk them whole later.
create function ledger.move_balances() returns trigger language plpgsql security definer set search_path = pg_catalog set lianjian.scope = '*' set enable_seqscan = off as $$
begin
  if exists (select from added p join ledger.entry e on e.id = p.entry_id where e.xid <> pg_current_xact_id()::text::bigint) then
    raise exception 'postings belong to the transaction of their entry' using errcode = 'insufficient_privilege';
  end if;
  perform from ledger.account a where a.id in (select p.account_id from added p) order by a.id for update;
  if exists (select from added p join ledger.account a on a.id = p.account_id where a.closed_on is not null) then
    raise exception 'a closed account takes no postings' using errcode = 'check_violation', constraint = 'account_open';
  end if;
  update ledger.account a set balance = a.balance + m.moved
    from (select p.account_id, sum(p.amount)::bigint as moved from added p group by p.account_id) m where a.id = m.account_id;
  return null;
end $$;
comment on function ledger.move_balances() is 'Keeps balances beside the postings; the limits of each account are checked as it moves.';
create trigger posting_moves_balances after insert on ledger.posting referencing new table as added for each statement execute function ledger.move_balances();

create function ledger.use_lots() returns trigger language plpgsql security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
begin
  update ledger.lot l set remaining = l.remaining - m.used
    from (select u.lot_id, sum(u.amount)::bigint as used from added u group by u.lot_id) m where l.id = m.lot_id;
  return null;
end $$;
comment on function ledger.use_lots() is 'Keeps what is left of lots beside their uses; below nothing there is none.';
create trigger lot_use_takes after insert on ledger.lot_use referencing new table as added for each statement execute function ledger.use_lots();

-- Asked at the end of the transaction: nothing comes from nowhere, and lots say the same as the balance.
create function ledger.demand_balance() returns trigger language plpgsql security definer set search_path = pg_catalog set lianjian.scope = '*' set enable_seqscan = off as $$
declare
  lines integer := 0;
  moved record;
begin
  for moved in select a.unit, sum(p.amount) as amount, count(*) as lines, array_agg(a.id) filter (where a.lotted) as lotted
    from ledger.posting p join ledger.account a on a.id = p.account_id where p.entry_id = new.id group by a.unit
  loop
    lines := lines + moved.lines;
    if moved.amount <> 0 then
      raise exception 'entry % does not sum to zero in every unit', new.id using errcode = 'check_violation', constraint = 'entry_sums_to_zero';
    end if;
    if moved.lotted is not null and exists (select from unnest(moved.lotted) l (id) join ledger.account a on a.id = l.id
      where a.balance <> coalesce((select sum(o.remaining) from ledger.lot o where o.account_id = a.id and o.remaining > 0), 0)) then
      raise exception 'lots of entry % do not sum to the balance', new.id using errcode = 'check_violation', constraint = 'lots_sum_to_balance';
    end if;
  end loop;
  if lines = 0 then
    raise exception 'entry % does not sum to zero: it has no postings', new.id using errcode = 'check_violation', constraint = 'entry_sums_to_zero';
  end if;
  return null;
end $$;
comment on function ledger.demand_balance() is 'The last referee of every entry.';
create constraint trigger entry_sums_to_zero after insert on ledger.entry deferrable initially deferred for each row execute function ledger.demand_balance();

alter table ledger.account enable row level security;
alter table ledger.account force row level security;
create policy account_in_scope on ledger.account
  using ((select platform.scope_is_everything()) or exists (select from organisations.unit u where u.no = holder_no));
alter table ledger.posting enable row level security;
alter table ledger.posting force row level security;
create policy posting_in_scope on ledger.posting
  using ((select platform.scope_is_everything()) or exists (select from ledger.account a where a.id = account_id));
alter table ledger.entry enable row level security;
alter table ledger.entry force row level security;
create policy entry_in_scope on ledger.entry
  using ((select platform.scope_is_everything()) or exists (select from ledger.posting p where p.entry_id = entry.id));
alter table ledger.lot enable row level security;
alter table ledger.lot force row level security;
create policy lot_in_scope on ledger.lot
  using ((select platform.scope_is_everything()) or exists (select from ledger.account a where a.id = account_id));
alter table ledger.lot_use enable row level security;
alter table ledger.lot_use force row level security;
create policy lot_use_in_scope on ledger.lot_use
  using ((select platform.scope_is_everything()) or exists (select from ledger.lot l where l.id = lot_id));

-- What other modules' lists show of accounts and movements, under the reader's own rows.
create function ledger.balance_of(owner uuid, wanted text) returns table (account_id uuid, balance bigint, cap bigint) language sql stable as $$
  select a.id, a.balance, a.cap from ledger.account a where a.owner_id = owner and a.purpose = wanted
$$;
comment on function ledger.balance_of(uuid, text) is 'Door: balance of a person for a purpose.';

create function ledger.movements_of(account uuid) returns table (entry_id uuid, no bigint, kind text, on_day date, amount bigint, reason text)
language sql stable as $$
  select e.id, e.no, e.kind, e.on_day, sum(p.amount)::bigint, e.reason from ledger.posting p join ledger.entry e on e.id = p.entry_id
  where p.account_id = account group by e.id order by e.no desc
$$;
comment on function ledger.movements_of(uuid) is 'Door: movements of an account in reach, the newest first.';

create function ledger.held_by(wanted text, wanted_unit text) returns table (owner_kind text, holder_no integer, purpose text, balance bigint) language sql stable as $$
  select a.owner_kind, a.holder_no, a.purpose, a.balance from ledger.account a
  where (a.purpose = wanted or a.purpose like wanted || '.%') and a.unit = wanted_unit
$$;
comment on function ledger.held_by(text, text) is 'Door: accounts in reach for a purpose, with who holds how much.';
