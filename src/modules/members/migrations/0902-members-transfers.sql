create table members.transfer (
  id uuid primary key default gen_random_uuid(),
  no bigint generated always as identity,
  member_id uuid not null references members.member,
  district_no integer not null,
  from_no integer not null,
  to_no integer not null,
  state text not null default 'requested' constraint transfer_state_known
    check (state in ('requested', 'released', 'accepted', 'refused', 'expired', 'withdrawn')),
  requested_on date not null,
  released_on date,
  valid_until date,
  rule_version text,
  closed_on date,
  letter_no text,
  receipt_no text,
  reason text,
  requested_by uuid,
  released_by uuid,
  closed_by uuid,
  act_id bigint references members.act,
  revision integer not null default 1,
  recorded_at timestamptz not null default transaction_timestamp(),
  constraint transfer_between_two check (from_no <> to_no),
  constraint transfer_released_whole check ((released_on is null) = (valid_until is null)),
  constraint transfer_closed_whole check ((closed_on is null) = (state in ('requested', 'released'))),
  constraint transfer_accepted_by_act check ((state = 'accepted') = (act_id is not null)),
  constraint transfer_refused_with_reason check (state <> 'refused' or reason is not null)
);
comment on table members.transfer is 'Transfer of a relation between two organisations kept here: requested, released by the one, accepted or refused by the other, or expired. Until it is accepted the member stays where it is and is counted there (regulation on members 2019).';
comment on column members.transfer.id is 'Identifier.';
comment on column members.transfer.no is 'Number people speak of.';
comment on column members.transfer.member_id is 'Member.';
comment on column members.transfer.district_no is 'District of the member at the time.';
comment on column members.transfer.from_no is 'Organisation the relation lies in.';
comment on column members.transfer.to_no is 'Organisation it is to go to.';
comment on column members.transfer.state is 'requested, released 在途, accepted 已接收, refused 已退回, expired 已过期, withdrawn 已撤回.';
comment on column members.transfer.requested_on is 'Day of the request.';
comment on column members.transfer.released_on is 'Day the letter of introduction was written.';
comment on column members.transfer.valid_until is 'First day on which the letter is no longer valid.';
comment on column members.transfer.rule_version is 'Version of the rule the validity follows.';
comment on column members.transfer.closed_on is 'Day of the receipt, the refusal, the end of validity or the withdrawal.';
comment on column members.transfer.letter_no is 'Number of the letter of introduction.';
comment on column members.transfer.receipt_no is 'Number of the receipt sent back.';
comment on column members.transfer.reason is 'Why it was refused or withdrawn.';
comment on column members.transfer.requested_by is 'Account that asked.';
comment on column members.transfer.released_by is 'Account that released.';
comment on column members.transfer.closed_by is 'Account that accepted, refused or withdrew.';
comment on column members.transfer.act_id is 'Act that moved the relation.';
comment on column members.transfer.revision is 'Counts changes.';
comment on column members.transfer.recorded_at is 'When.';
create unique index transfer_open_once on members.transfer (member_id) where state in ('requested', 'released');
create index transfer_from on members.transfer (from_no, state);
create index transfer_to on members.transfer (to_no, state);
create index transfer_member on members.transfer (member_id);
alter table members.transfer enable row level security;
alter table members.transfer force row level security;
create policy transfer_of_both_sides on members.transfer
  using ((select platform.scope_is_everything()) or exists (select from organisations.unit u where u.no in (from_no, to_no)));

-- The side that is to receive sees the transfer and whom it is about, and nothing else of the member until it has accepted.
create function members.transfer_words(transfers uuid[]) returns table (id uuid, member_name text, from_name text, to_name text)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select t.id, m.name, f.name, o.name from members.transfer t join members.member m on m.id = t.member_id
  left join lateral (select s.name from organisations.unit_on(current_date) s where s.unit_no = t.from_no) f on true
  left join lateral (select s.name from organisations.unit_on(current_date) s where s.unit_no = t.to_no) o on true
  where t.id = any (transfers)
$$;
comment on function members.transfer_words(uuid[]) is 'Whom transfers are about and between whom, whatever the scope. Asked only about transfers in reach.';

create function members.target_named(district integer, words text) returns table (no integer, name text, district_name text)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select s.unit_no, s.name, (select n.name from organisations.name_of(array[s.district_no]) n)
  from organisations.unit_on(current_date) s
  where s.kind = 'party_org' and s.status in ('active', 'preparing') and s.name like '%' || words || '%'
  order by (s.district_no is distinct from district), length(s.name), s.name, s.unit_no limit 20
$$;
comment on function members.target_named(integer, text) is 'Party organisations a relation can be sent to, by name, whatever the scope: a name and a district, no more.';
create function members.is_target(unit integer) returns boolean language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select exists (select from organisations.unit_on(current_date) s where s.unit_no = unit and s.kind = 'party_org' and s.status in ('active', 'preparing'))
$$;
comment on function members.is_target(integer) is 'Whether a relation can be sent to this unit.';
