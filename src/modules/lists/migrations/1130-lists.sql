create schema lists;
comment on schema lists is 'What organisations need, offer, plan, wish for and have to solve; who takes it on; what fits what.';

create table lists.entry (
  id uuid primary key,
  no bigint generated always as identity,
  kind text not null constraint entry_kind_known check (kind in ('need', 'resource', 'project', 'wish', 'problem')),
  owner_no integer not null,
  title text not null constraint entry_titled check (title <> ''),
  detail text,
  category text not null,
  tags text[] not null default '{}',
  quantity integer not null constraint entry_has_quantity check (quantity between 1 and 1000000),
  unit text not null,
  divisible boolean not null default false,
  amount_fen bigint constraint entry_amount_positive check (amount_fen > 0),
  place text,
  district_no integer,
  area_no integer,
  from_on date not null,
  until_on date,
  urgent boolean not null default false,
  visibility text not null constraint entry_visibility_known check (visibility in ('own', 'street', 'district', 'everybody')),
  audience_no integer,
  open_to text[] not null default '{organisations}'
    constraint entry_open_to_known check (open_to <@ array['organisations', 'members', 'residents'] and open_to @> array['organisations']),
  state text not null default 'submitted' constraint entry_state_known check (state in ('submitted', 'returned', 'published', 'closed')),
  reason text,
  checked_by uuid,
  published_on date,
  visit_id uuid,
  reach_nos integer[] not null,
  taken integer not null default 0,
  done integer not null default 0,
  revision integer not null default 1,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  constraint entry_forward check (until_on > from_on),
  constraint entry_audience_fits check ((visibility = 'everybody') = (audience_no is null)),
  constraint entry_returned_with_reason check (state not in ('returned', 'closed') or reason is not null),
  constraint entry_never_more_than_there_is check (taken between 0 and quantity and done between 0 and taken)
);
comment on table lists.entry is 'One need, resource, project, micro-wish or problem of an organisation. Three lists that are linked where people link them, never one to one (CN-27, CN-30). Nobody''s name stands in it: who wishes is known to the organisation that writes it down.';
comment on column lists.entry.id is 'Identifier.';
comment on column lists.entry.no is 'Number people speak of.';
comment on column lists.entry.kind is 'need, resource, project, wish or problem.';
comment on column lists.entry.owner_no is 'Organisation, area or body whose entry it is.';
comment on column lists.entry.title is 'What it is, in a line.';
comment on column lists.entry.detail is 'More about it.';
comment on column lists.entry.category is 'What kind of thing it is: a code of the rule lists.words.';
comment on column lists.entry.tags is 'Skills and subjects in a word each, by which needs and resources find each other.';
comment on column lists.entry.quantity is 'How much.';
comment on column lists.entry.unit is 'Of what: people, sessions, chairs.';
comment on column lists.entry.divisible is 'Whether several may each take a part; else one takes the whole.';
comment on column lists.entry.amount_fen is 'What it is worth in fen, where that is said.';
comment on column lists.entry.place is 'Where, in words.';
comment on column lists.entry.district_no is 'District of the owner.';
comment on column lists.entry.area_no is 'Community or street of the owner on the day it was written: distances are told between areas.';
comment on column lists.entry.from_on is 'From when.';
comment on column lists.entry.until_on is 'Half-open end; null while open.';
comment on column lists.entry.urgent is 'Whether it should be met before others.';
comment on column lists.entry.visibility is 'own: the organisation and those beneath it; street; district; everybody, also without an account.';
comment on column lists.entry.audience_no is 'Node whose organisations see it; null for everybody.';
comment on column lists.entry.open_to is 'Who may take it on: organisations, members, residents.';
comment on column lists.entry.state is 'submitted: waits to be looked at; returned: with the reason; published; closed: with the reason.';
comment on column lists.entry.reason is 'Why it was returned or closed.';
comment on column lists.entry.checked_by is 'Who looked at it.';
comment on column lists.entry.published_on is 'Day it was published.';
comment on column lists.entry.visit_id is 'Survey visit it was told on.';
comment on column lists.entry.reach_nos is 'The owner and the organisations that have taken it on: they see it whoever else does.';
comment on column lists.entry.taken is 'How much is taken on; kept by lists.keep_count.';
comment on column lists.entry.done is 'How much is verified; kept by lists.keep_count.';
comment on column lists.entry.revision is 'Grows with every change of what it says.';
comment on column lists.entry.account_id is 'Who wrote it.';
comment on column lists.entry.recorded_at is 'When.';
create index entry_listed on lists.entry (kind, state, no desc);
create index entry_reach on lists.entry using gin (reach_nos);
create index entry_audience on lists.entry (audience_no) where state = 'published';
create index entry_visit on lists.entry (visit_id) where visit_id is not null;
alter table lists.entry enable row level security;
alter table lists.entry force row level security;
create policy entry_in_sight on lists.entry using ((select platform.scope_is_everything())
  or exists (select from organisations.unit u where u.no = any (reach_nos))
  or state = 'published' and (audience_no is null or exists (select from organisations.unit u where u.scope_nodes @> array[audience_no])));

create table lists.entry_link (
  from_id uuid not null references lists.entry,
  to_id uuid not null references lists.entry,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  primary key (from_id, to_id),
  constraint link_of_two check (from_id < to_id)
);
comment on table lists.entry_link is 'Two entries that have to do with each other: a project and the problems it is to solve. Many with many.';
comment on column lists.entry_link.from_id is 'The one whose identifier comes first.';
comment on column lists.entry_link.to_id is 'The other.';
comment on column lists.entry_link.account_id is 'Who linked them.';
comment on column lists.entry_link.recorded_at is 'When.';
alter table lists.entry_link enable row level security;
alter table lists.entry_link force row level security;
create policy entry_link_in_sight on lists.entry_link using ((select platform.scope_is_everything())
  or exists (select from lists.entry e where e.id = from_id) and exists (select from lists.entry e where e.id = to_id));

create table lists.claim (
  id uuid primary key default gen_random_uuid(),
  no bigint generated always as identity,
  entry_id uuid not null references lists.entry,
  resource_id uuid references lists.entry,
  mode text not null constraint claim_mode_known check (mode in ('single', 'group', 'person')),
  whole boolean not null,
  quantity integer not null constraint claim_positive check (quantity > 0),
  state text not null constraint claim_state_known check (state in ('proposed', 'active', 'solved', 'verified', 'withdrawn', 'released')),
  lead_no integer,
  who text constraint claim_who_known check (who in ('member', 'resident')),
  name_sealed bytea,
  phone_sealed bytea,
  phone_mac bytea,
  code_mac bytea,
  consent_at timestamptz,
  solved_side text constraint claim_side_known check (solved_side in ('owner', 'claimant')),
  solved_by uuid,
  result text,
  claimed_on date not null,
  verified_on date,
  noted_on date not null,
  reason text,
  reach_nos integer[] not null,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  constraint claim_by_organisation_or_person check ((mode = 'person') = (lead_no is null) and (mode = 'person') = (who is not null)),
  constraint claim_solved_by_a_side check ((state in ('solved', 'verified')) = (solved_side is not null)),
  constraint claim_verified_on_a_day check ((state = 'verified') = (verified_on is not null)),
  constraint claim_ended_with_reason check ((state in ('withdrawn', 'released')) = (reason is not null))
);
comment on table lists.claim is 'That somebody takes an entry on: an organisation, several together, or a person without an account by name and telephone. What was solved is verified by the other side.';
comment on column lists.claim.id is 'Identifier.';
comment on column lists.claim.no is 'Order of coming.';
comment on column lists.claim.entry_id is 'What is taken on.';
comment on column lists.claim.resource_id is 'Resource it is met with, where a match led to it.';
comment on column lists.claim.mode is 'single, group or person.';
comment on column lists.claim.whole is 'Whether it takes the whole entry: then there is no other at the same time.';
comment on column lists.claim.quantity is 'How much of the entry.';
comment on column lists.claim.state is 'proposed: organisations have still to agree; active; solved; verified; withdrawn by who took it on; released by the owner or the office.';
comment on column lists.claim.lead_no is 'Organisation that takes it on, the first of a group; null for a person.';
comment on column lists.claim.who is 'member or resident, for a person.';
comment on column lists.claim.name_sealed is 'Name of a person, sealed, with consent; gone when the claim has ended.';
comment on column lists.claim.phone_sealed is 'Telephone, likewise.';
comment on column lists.claim.phone_mac is 'Keyed digest of the telephone: nobody takes the same entry on twice.';
comment on column lists.claim.code_mac is 'Keyed digest of the code shown once, by which a person comes back.';
comment on column lists.claim.consent_at is 'When consent was given.';
comment on column lists.claim.solved_side is 'Side that said it is solved; the other one verifies.';
comment on column lists.claim.solved_by is 'Account that said so.';
comment on column lists.claim.result is 'What came of it, in a line.';
comment on column lists.claim.claimed_on is 'Day it was taken on.';
comment on column lists.claim.verified_on is 'Day the other side confirmed.';
comment on column lists.claim.noted_on is 'Day of the last step: from it the interval of following up is counted.';
comment on column lists.claim.reason is 'Why it ended without being verified.';
comment on column lists.claim.reach_nos is 'Owner of the entry, of the resource, and the organisations that take it on.';
comment on column lists.claim.account_id is 'Who entered it; null for a person without an account.';
comment on column lists.claim.recorded_at is 'When.';
-- The last referee: of those who come at once for one whole entry, one has it.
create unique index claim_one_active on lists.claim (entry_id) where whole and state in ('proposed', 'active', 'solved', 'verified');
create unique index claim_phone_once on lists.claim (entry_id, phone_mac) where phone_mac is not null and state in ('proposed', 'active', 'solved', 'verified');
create index claim_entry on lists.claim (entry_id);
create index claim_resource on lists.claim (resource_id) where resource_id is not null;
create index claim_reach on lists.claim using gin (reach_nos);
create index claim_code on lists.claim (code_mac) where code_mac is not null;
alter table lists.claim enable row level security;
alter table lists.claim force row level security;
create policy claim_in_sight on lists.claim using ((select platform.scope_is_everything())
  or exists (select from organisations.unit u where u.no = any (reach_nos)));

create table lists.claim_member (
  claim_id uuid not null references lists.claim,
  unit_no integer not null,
  share integer constraint claim_member_share_percent check (share between 1 and 100),
  agreed_at timestamptz,
  agreed_by uuid,
  primary key (claim_id, unit_no)
);
comment on table lists.claim_member is 'Organisations that take an entry on together, each with its share and its own agreement.';
comment on column lists.claim_member.claim_id is 'Claim.';
comment on column lists.claim_member.unit_no is 'Organisation.';
comment on column lists.claim_member.share is 'Its part in a hundred, where one was stated.';
comment on column lists.claim_member.agreed_at is 'When it agreed; null while it has not.';
comment on column lists.claim_member.agreed_by is 'Who agreed for it.';
create index claim_member_unit on lists.claim_member (unit_no);
alter table lists.claim_member enable row level security;
alter table lists.claim_member force row level security;
create policy claim_member_in_sight on lists.claim_member using ((select platform.scope_is_everything())
  or exists (select from lists.claim c where c.id = claim_id));

create table lists.step (
  id bigint generated always as identity primary key,
  claim_id uuid not null references lists.claim,
  deed text not null constraint step_deed_known check (deed in ('claim', 'agree', 'refuse', 'follow', 'supervise', 'solve', 'return', 'verify', 'withdraw', 'release')),
  side text not null constraint step_side_known check (side in ('owner', 'claimant', 'office')),
  unit_no integer,
  line text,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp()
);
comment on table lists.step is 'The course of a claim, step by step. Rows are added only.';
comment on column lists.step.id is 'Order.';
comment on column lists.step.claim_id is 'Claim.';
comment on column lists.step.deed is 'What was done.';
comment on column lists.step.side is 'For which side: owner, claimant, or the office that coordinates.';
comment on column lists.step.unit_no is 'Organisation it was done for.';
comment on column lists.step.line is 'A line about it.';
comment on column lists.step.account_id is 'Who did it; null for a person without an account.';
comment on column lists.step.recorded_at is 'When.';
create index step_claim on lists.step (claim_id, id);
alter table lists.step enable row level security;
alter table lists.step force row level security;
create policy step_in_sight on lists.step using ((select platform.scope_is_everything())
  or exists (select from lists.claim c where c.id = claim_id));

create function lists.refuse_edit() returns trigger language plpgsql as $$
begin
  raise exception 'the course of a claim is added to, not edited' using errcode = 'insufficient_privilege';
end $$;
comment on function lists.refuse_edit() is 'Steps stay as they were written.';
create trigger step_kept before update or delete on lists.step for each row execute function lists.refuse_edit();

-- How much of an entry is taken follows from its claims and from nothing else; the constraint of the entry refuses more than there is.
create function lists.keep_count() returns trigger language plpgsql security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
declare
  concerned uuid;
begin
  foreach concerned in array array_remove(array[new.entry_id, new.resource_id], null) loop
    update lists.entry e set
      taken = (select coalesce(sum(case when c.resource_id = e.id and not e.divisible then e.quantity else c.quantity end), 0) from lists.claim c where (c.entry_id = concerned or c.resource_id = concerned) and c.state in ('proposed', 'active', 'solved', 'verified')),
      done = (select coalesce(sum(case when c.resource_id = e.id and not e.divisible then e.quantity else c.quantity end), 0) from lists.claim c where (c.entry_id = concerned or c.resource_id = concerned) and c.state = 'verified'),
      reach_nos = array(select distinct n from (select e.owner_no as n union select unnest(c.reach_nos) from lists.claim c
        where (c.entry_id = concerned or c.resource_id = concerned) and c.state in ('proposed', 'active', 'solved', 'verified')) r order by n)
    where e.id = concerned;
  end loop;
  return null;
end $$;
comment on function lists.keep_count() is 'Counts what is taken and what is verified, and lets those who have taken an entry on see it.';
create trigger claim_counted after insert or update of state on lists.claim for each row execute function lists.keep_count();

-- Claims are made in this function only: the rows of the entries are locked, so of two who come at once one is the later.
create function lists.take(entry uuid, resource uuid, mode text, units integer[], shares integer[], agreed integer, amount integer, visitor text, name bytea, phone bytea, telephone bytea,
  code bytea, account uuid, today date) returns table (outcome text, claim_id uuid)
language plpgsql security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
declare
  wanted lists.entry;
  given lists.entry;
  part integer;
  made uuid;
  waits boolean;
begin
  perform from lists.entry e where e.id in (entry, resource) order by e.id for update;
  select e.* into wanted from lists.entry e where e.id = entry;
  select e.* into given from lists.entry e where e.id = resource;
  if wanted.id is null or wanted.state <> 'published' or wanted.until_on <= today
    or resource is not null and (given.id is null or given.state <> 'published' or given.until_on <= today) then
    return query select 'closed', null::uuid;
    return;
  end if;
  if not wanted.open_to @> array[case mode when 'person' then visitor || 's' else 'organisations' end] then
    return query select 'not-open', null::uuid;
    return;
  end if;
  if wanted.owner_no = any (units) then
    return query select 'own', null::uuid;
    return;
  end if;
  if telephone is not null and exists (select from lists.claim c where c.entry_id = entry and c.phone_mac = telephone and c.state in ('proposed', 'active', 'solved', 'verified')) then
    return query select 'twice', null::uuid;
    return;
  end if;
  part := case when wanted.divisible then coalesce(amount, wanted.quantity - wanted.taken) else wanted.quantity end;
  if wanted.taken >= wanted.quantity then
    return query select 'taken', null::uuid;
    return;
  end if;
  if part < 1 or wanted.taken + part > wanted.quantity
    or (case when given.divisible then given.taken + part > given.quantity else given.taken > 0 or part > given.quantity end) then
    return query select 'too-much', null::uuid;
    return;
  end if;
  waits := mode <> 'person' and exists (select from unnest(units) u where u is distinct from agreed);
  insert into lists.claim as c (entry_id, resource_id, mode, whole, quantity, state, lead_no, who, name_sealed, phone_sealed, phone_mac, code_mac, consent_at, claimed_on, noted_on, reach_nos, account_id)
    values (entry, resource, mode, not wanted.divisible, part, case when waits then 'proposed' else 'active' end, units[1], visitor, name, phone, telephone, code,
      case when mode = 'person' then transaction_timestamp() end, today, today,
      array(select distinct n from unnest(units || wanted.owner_no || array_remove(array[given.owner_no], null)) n order by n), account)
    returning c.id into made;
  insert into lists.claim_member (claim_id, unit_no, share, agreed_at, agreed_by)
    select made, m.unit_no, m.share, case when m.unit_no = agreed then transaction_timestamp() end, case when m.unit_no = agreed then account end
    from unnest(units, shares) as m (unit_no, share) where m.unit_no is not null;
  insert into lists.step (claim_id, deed, side, unit_no, account_id)
    values (made, 'claim', case when mode <> 'person' and agreed is null then 'office' else 'claimant' end, coalesce(agreed, units[1]), account);
  return query select 'taken-on', made;
end $$;
comment on function lists.take(uuid, uuid, text, integer[], integer[], integer, integer, text, bytea, bytea, bytea, bytea, uuid, date) is 'Takes an entry on for organisations or a person. Outcomes: taken-on, closed, not-open, own, twice, taken, too-much.';

-- Whoever holds the code of a claim comes back by it: no account, no name in the answer.
create function lists.claim_of_code(code bytea) returns table (id uuid, state text, entry_id uuid, entry_no bigint, title text, place text, until_on date, owner_no integer, result text, reason text)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select c.id, c.state, e.id, e.no, e.title, e.place, e.until_on, e.owner_no, c.result, c.reason
  from lists.claim c join lists.entry e on e.id = c.entry_id where c.code_mac = code
$$;
comment on function lists.claim_of_code(bytea) is 'How a claim stands that somebody without an account made.';

create function lists.tell_by_code(code bytea, told text, deed text, today date) returns text
language plpgsql security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
declare
  own lists.claim;
begin
  select c.* into own from lists.claim c where c.code_mac = code for update;
  if own.id is null then
    return 'unknown';
  end if;
  if own.state <> 'active' then
    return 'cannot';
  end if;
  if deed = 'solve' then
    update lists.claim c set state = 'solved', solved_side = 'claimant', result = told, noted_on = today where c.id = own.id;
  elsif deed = 'withdraw' then
    update lists.claim c set state = 'withdrawn', reason = told, name_sealed = null, phone_sealed = null, phone_mac = null, noted_on = today where c.id = own.id;
  else
    update lists.claim c set noted_on = today where c.id = own.id;
  end if;
  insert into lists.step (claim_id, deed, side, line) values (own.id, deed, 'claimant', told);
  return 'told';
end $$;
comment on function lists.tell_by_code(bytea, text, text, date) is 'A person without an account tells how it goes, that it is done, or gives up; giving up takes the consent back, and name and telephone go at once. Outcomes: told, cannot, unknown.';

create function lists.names_of(units integer[], day date) returns table (no integer, name text)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select u.unit_no, u.name from organisations.unit_on(day) u where u.unit_no = any (units)
$$;
comment on function lists.names_of(integer[], date) is 'Names of organisations that stand on entries and claims one sees.';

create function lists.loads_of(units integer[]) returns table (no integer, claims integer)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select m.unit_no, count(*)::integer from lists.claim_member m join lists.claim c on c.id = m.claim_id and c.state in ('proposed', 'active', 'solved')
  where m.unit_no = any (units) group by m.unit_no
$$;
comment on function lists.loads_of(integer[]) is 'How much organisations have taken on and not finished; told where somebody is asked to take on more, never as a list.';

-- Whoever sees an entry may count that it was taken on, also where those who did so lie out of reach; by whom is not told.
create function lists.claims_of(entry uuid) returns table (state text, quantity integer, claimed_on date, verified_on date)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select c.state, c.quantity, c.claimed_on, c.verified_on from lists.claim c where c.entry_id = entry
$$;
comment on function lists.claims_of(uuid) is 'That an entry was taken on and verified, and when; by whom is not told.';

-- Whoever takes something on together with others finds them by name, also out of reach; they agree themselves.
create function lists.partners_named(words text, districts integer[], day date) returns table (no integer, name text)
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select u.unit_no, u.name from organisations.unit_on(day) u
  where u.district_no = any (districts) and u.kind in ('party_org', 'social_org', 'community', 'public_body') and u.status is distinct from 'dissolved' and u.name ilike words
  order by u.kind <> 'party_org', length(u.name), u.name limit 20
$$;
comment on function lists.partners_named(text, integer[], date) is 'Organisations of a district by a part of their name, for a claim as a group: numbers and names, nothing else.';
