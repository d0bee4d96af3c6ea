create schema members;
comment on schema members is 'Party members: where the relation of each lies, in what standing, who is away, and what was decided about it. Least data: no identity number, no day of birth, no address.';

create table members.standing_kind (
  code text primary key,
  counted boolean not null,
  votes boolean not null
);
comment on table members.standing_kind is 'Standings a member can be in (rules: Party constitution Art. 7, 9; regulation on members 2019). Which one holds is always entered by a person.';
comment on column members.standing_kind.code is 'Stable code.';
comment on column members.standing_kind.counted is 'Whether a member in this standing is counted as one.';
comment on column members.standing_kind.votes is 'Whether a member in this standing votes and can be elected.';
insert into members.standing_kind (code, counted, votes) values
  ('probationary', true, false),
  ('full', true, true),
  ('watched', true, false),
  ('lost', true, false),
  ('suspended', false, false),
  ('cancelled', false, false),
  ('struck_off', false, false),
  ('resigned', false, false),
  ('expelled', false, false),
  ('deceased', false, false);

create table members.member (
  id uuid primary key default gen_random_uuid(),
  district_no integer not null,
  name text not null constraint member_named check (name <> ''),
  words text not null default '',
  phone_sealed bytea,
  phone_index bytea,
  joined_on date,
  account_id uuid,
  revision integer not null default 1,
  branch_no integer,
  place text,
  host_no integer,
  away_since date,
  standing text,
  scope_nodes integer[] not null default '{}',
  recorded_by bigint not null,
  recorded_at timestamptz not null default transaction_timestamp(),
  retracted_by bigint,
  constraint member_phone_whole check ((phone_sealed is null) = (phone_index is null))
);
comment on table members.member is 'Identity of a member. What holds over time stands in membership, standing and away; the columns from branch_no to scope_nodes are computed from those rows by members.refresh and never typed.';
comment on column members.member.id is 'Identifier.';
comment on column members.member.district_no is 'District that keeps the register.';
comment on column members.member.name is 'Name (class C2).';
comment on column members.member.words is 'What the name is found by: simplified characters, pinyin and initials, each after a blank.';
comment on column members.member.phone_sealed is 'Mobile telephone, sealed (class C3).';
comment on column members.member.phone_index is 'Blind index of the telephone for exact search.';
comment on column members.member.joined_on is 'Day of joining the Party; null when it is not known.';
comment on column members.member.account_id is 'Account of the member, where there is one: it is shown who read its data.';
comment on column members.member.revision is 'Counts changes; a writer names the one it has seen.';
comment on column members.member.branch_no is 'Party organisation the relation lies in now; computed.';
comment on column members.member.place is 'Kind of place of that relation; computed.';
comment on column members.member.host_no is 'Party organisation that looks after the member while away; computed.';
comment on column members.member.away_since is 'Since when the member is away, once a person has confirmed it; computed.';
comment on column members.member.standing is 'Standing now; computed.';
comment on column members.member.scope_nodes is 'Nodes from which rights reach the member: those of the branch and of the host; computed.';
comment on column members.member.recorded_by is 'Act that brought the member in.';
comment on column members.member.recorded_at is 'When.';
comment on column members.member.retracted_by is 'Act that took the member back (entered by mistake), else null.';

create table members.act (
  id bigint generated always as identity primary key,
  kind text not null,
  district_no integer not null,
  member_id uuid references members.member,
  reason text,
  document_no text,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  undoes bigint references members.act,
  unit_act bigint
);
comment on table members.act is 'Why facts of members changed: an entry, a correction, a decision, an import or an undo, with its document.';
comment on column members.act.id is 'Order of recording.';
comment on column members.act.kind is 'enter, correct, move, end, decide, away, back, import, transfer, place, undo, seed.';
comment on column members.act.district_no is 'District.';
comment on column members.act.member_id is 'Member concerned; null when an import concerns many.';
comment on column members.act.reason is 'In a person''s words.';
comment on column members.act.document_no is 'Number of the document that decided it.';
comment on column members.act.account_id is 'Who recorded it; null for the platform.';
comment on column members.act.recorded_at is 'When.';
comment on column members.act.undoes is 'The act taken back by this one.';
comment on column members.act.unit_act is 'Act about units that brought it about: the organisation was merged or ended.';
create index act_unit_act on members.act (unit_act) where unit_act is not null;
create index act_member on members.act (member_id);

create table members.membership (
  id bigint generated always as identity primary key,
  member_id uuid not null references members.member,
  branch_no integer not null,
  place text not null constraint membership_place_known check (place in ('unit', 'residence', 'talent_agency', 'park_building', 'mobile_branch', 'other')),
  from_on date not null,
  until_on date,
  ended_because text constraint membership_end_known check (ended_because in ('moved', 'moved_out', 'branch_ended', 'left')),
  document_no text,
  recorded_by bigint not null references members.act,
  recorded_at timestamptz not null default transaction_timestamp(),
  retracted_by bigint references members.act,
  retracted_at timestamptz,
  constraint membership_period_forward check (until_on is null or until_on > from_on),
  constraint membership_end_told check ((until_on is null) = (ended_because is null))
);
comment on table members.membership is 'Where the relation of a member lies over [from_on, until_on): one place at a time. Rows are retracted, never edited.';
comment on column members.membership.id is 'Row.';
comment on column members.membership.member_id is 'Member.';
comment on column members.membership.branch_no is 'Party organisation.';
comment on column members.membership.place is 'unit 工作单位, residence 经常居住地, talent_agency 人才服务机构, park_building 园区楼宇, mobile_branch 流动党员党组织, other (regulation on members Art. 25).';
comment on column members.membership.from_on is 'First day.';
comment on column members.membership.until_on is 'First day on which it no longer holds; null while it does.';
comment on column members.membership.ended_because is 'moved: to another organisation here; moved_out: to one not kept here; branch_ended: the organisation is no more; left: no longer a member.';
comment on column members.membership.document_no is 'Document, such as the letter of introduction.';
comment on column members.membership.recorded_by is 'Act that recorded it.';
comment on column members.membership.recorded_at is 'When.';
comment on column members.membership.retracted_by is 'Act that replaced or undid it.';
comment on column members.membership.retracted_at is 'When.';
create unique index membership_one_open on members.membership (member_id) where until_on is null and retracted_at is null;
create index membership_member on members.membership (member_id, from_on) where retracted_at is null;
create index membership_branch on members.membership (branch_no, from_on) where retracted_at is null;
create index membership_recorded_by on members.membership (recorded_by);
create index membership_retracted_by on members.membership (retracted_by) where retracted_by is not null;

create table members.standing (
  id bigint generated always as identity primary key,
  member_id uuid not null references members.member,
  code text not null references members.standing_kind,
  from_on date not null,
  until_on date,
  document_no text,
  recorded_by bigint not null references members.act,
  recorded_at timestamptz not null default transaction_timestamp(),
  retracted_by bigint references members.act,
  retracted_at timestamptz,
  constraint standing_period_forward check (until_on is null or until_on > from_on)
);
comment on table members.standing is 'Standing of a member over [from_on, until_on). A standing is decided by people and entered with its document; the platform never concludes one.';
comment on column members.standing.id is 'Row.';
comment on column members.standing.member_id is 'Member.';
comment on column members.standing.code is 'Standing.';
comment on column members.standing.from_on is 'First day.';
comment on column members.standing.until_on is 'First day on which it no longer holds; null while it does.';
comment on column members.standing.document_no is 'Document of the decision.';
comment on column members.standing.recorded_by is 'Act that recorded it.';
comment on column members.standing.recorded_at is 'When.';
comment on column members.standing.retracted_by is 'Act that replaced or undid it.';
comment on column members.standing.retracted_at is 'When.';
create unique index standing_one_open on members.standing (member_id) where until_on is null and retracted_at is null;
create index standing_member on members.standing (member_id, from_on) where retracted_at is null;
create index standing_recorded_by on members.standing (recorded_by);
create index standing_retracted_by on members.standing (retracted_by) where retracted_by is not null;

create table members.away (
  id bigint generated always as identity primary key,
  member_id uuid not null references members.member,
  since date not null,
  until_on date,
  reason text not null constraint away_reason_known check (reason in ('work', 'study', 'residence', 'abroad', 'other')),
  host_no integer,
  host_name text,
  document_no text,
  recorded_by bigint not null references members.act,
  recorded_at timestamptz not null default transaction_timestamp(),
  retracted_by bigint references members.act,
  retracted_at timestamptz,
  constraint away_period_forward check (until_on is null or until_on > since)
);
comment on table members.away is 'A mobile spell over [since, until_on): the relation stays where it is, life is elsewhere. Confirmed by a person; six months away is a suggestion, never a status by itself.';
comment on column members.away.id is 'Row.';
comment on column members.away.member_id is 'Member.';
comment on column members.away.since is 'Since when the member is away.';
comment on column members.away.until_on is 'First day back, or of a relation moved; null while it lasts.';
comment on column members.away.reason is 'work, study, residence, abroad or other.';
comment on column members.away.host_no is 'Party organisation that looks after the member, where it is kept here.';
comment on column members.away.host_name is 'The same in words, where it is not kept here.';
comment on column members.away.document_no is 'Document.';
comment on column members.away.recorded_by is 'Act by which a person confirmed it.';
comment on column members.away.recorded_at is 'When.';
comment on column members.away.retracted_by is 'Act that replaced or undid it.';
comment on column members.away.retracted_at is 'When.';
create unique index away_one_open on members.away (member_id) where until_on is null and retracted_at is null;
create index away_member on members.away (member_id, since) where retracted_at is null;
create index away_host on members.away (host_no) where retracted_at is null and host_no is not null;
create index away_recorded_by on members.away (recorded_by);
create index away_retracted_by on members.away (retracted_by) where retracted_by is not null;

-- Periods of one member never meet: one relation, one standing, one spell on a day. The open ones are held apart by the unique indexes already;
-- the trigger looks at those that have ended too. An exclusion constraint would need an extension the embedded server does not carry.
create function members.refuse_overlaps() returns trigger language plpgsql security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
declare
  met boolean;
  starts text := case when tg_table_name = 'away' then 'since' else 'from_on' end;
begin
  execute format('select exists (select from (select distinct member_id from changed) c
    join members.%1$I a on a.member_id = c.member_id and a.retracted_at is null
    join members.%1$I b on b.member_id = c.member_id and b.retracted_at is null and b.id > a.id
    where daterange(a.%2$I, a.until_on) && daterange(b.%2$I, b.until_on))', tg_table_name, starts) into met;
  if met then
    raise exception 'two periods of one member meet' using errcode = 'exclusion_violation', constraint = tg_table_name || '_apart';
  end if;
  return null;
end $$;
comment on function members.refuse_overlaps() is 'A member has one relation, one standing and one spell away on a day.';
create trigger membership_apart after insert on members.membership referencing new table as changed for each statement execute function members.refuse_overlaps();
create trigger standing_apart after insert on members.standing referencing new table as changed for each statement execute function members.refuse_overlaps();
create trigger away_apart after insert on members.away referencing new table as changed for each statement execute function members.refuse_overlaps();

-- Entries are made when something has happened, never ahead, so that what is open is what holds and no night job is needed.
create function members.refresh(ids uuid[]) returns void language sql security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  update members.member m set branch_no = n.branch_no, place = n.place, host_no = n.host_no, away_since = n.since, standing = n.code,
    scope_nodes = n.nodes
  from (
    select k.id, s.branch_no, s.place, a.host_no, a.since, t.code,
      (select coalesce(array_agg(distinct x order by x), '{}') from (
        select unnest(u.scope_nodes) x from organisations.unit u where u.no in (coalesce(s.branch_no, l.branch_no), a.host_no)
        union select k.district_no) w (x)) as nodes
    from members.member k
    left join members.membership s on s.member_id = k.id and s.retracted_at is null and s.until_on is null
    left join members.away a on a.member_id = k.id and a.retracted_at is null and a.until_on is null
    left join members.standing t on t.member_id = k.id and t.retracted_at is null and t.until_on is null
    left join lateral (select p.branch_no from members.membership p where s.id is null and p.member_id = k.id and p.retracted_at is null
      order by p.from_on desc limit 1) l on true
    where k.id = any (ids)
  ) n
  where n.id = m.id and (m.branch_no, m.place, m.host_no, m.away_since, m.standing, m.scope_nodes)
    is distinct from (n.branch_no, n.place, n.host_no, n.since, n.code, n.nodes)
$$;
comment on function members.refresh(uuid[]) is 'Computes where members are now, and from where they are seen. Who has left is still seen from the branch that was the last.';

create function members.refresh_changed() returns trigger language plpgsql as $$
begin
  perform members.refresh((select array_agg(distinct c.member_id) from changed c));
  return null;
end $$;
comment on function members.refresh_changed() is 'Keeps the computed columns of members beside every change of their facts.';
create trigger membership_entered after insert on members.membership referencing new table as changed for each statement execute function members.refresh_changed();
create trigger membership_retracted after update on members.membership referencing new table as changed for each statement execute function members.refresh_changed();
create trigger standing_entered after insert on members.standing referencing new table as changed for each statement execute function members.refresh_changed();
create trigger standing_retracted after update on members.standing referencing new table as changed for each statement execute function members.refresh_changed();
create trigger away_entered after insert on members.away referencing new table as changed for each statement execute function members.refresh_changed();
create trigger away_retracted after update on members.away referencing new table as changed for each statement execute function members.refresh_changed();

create function members.refresh_at(units integer[]) returns void language sql security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select members.refresh(array(select m.id from members.member m where m.branch_no = any (units) or m.host_no = any (units)
    union select s.member_id from members.membership s where s.branch_no = any (units) and s.retracted_at is null))
$$;
comment on function members.refresh_at(integer[]) is 'The same for everybody at units whose connections have changed.';

create function members.refuse_edit() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.retracted_at is not null
    or (to_jsonb(new) - 'retracted_at' - 'retracted_by') is distinct from (to_jsonb(old) - 'retracted_at' - 'retracted_by') then
    raise exception 'facts of members are retracted, not edited' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
comment on function members.refuse_edit() is 'History stays true: the only change of a fact is its retraction.';
create trigger membership_kept before update or delete on members.membership for each row execute function members.refuse_edit();
create trigger standing_kept before update or delete on members.standing for each row execute function members.refuse_edit();
create trigger away_kept before update or delete on members.away for each row execute function members.refuse_edit();

-- Narrow indexes of the lists: by branch, by host, by standing, within a district by name; the telephone exactly.
create index member_branch on members.member (branch_no, name, id) where retracted_by is null;
create index member_host on members.member (host_no, name, id) where retracted_by is null and host_no is not null;
create index member_district on members.member (district_no, name, id) where retracted_by is null;
create index member_away on members.member (district_no, name, id) where retracted_by is null and away_since is not null;
create index member_standing on members.member (district_no, standing, name, id) where retracted_by is null and standing <> 'full';
create index member_homeless on members.member (district_no, name, id) where retracted_by is null and branch_no is null;
create index member_phone on members.member (phone_index) where retracted_by is null and phone_index is not null;
create unique index member_account_once on members.member (account_id) where account_id is not null and retracted_by is null;
create index member_scope on members.member using gin (scope_nodes);

alter table members.member enable row level security;
alter table members.member force row level security;
create policy member_in_scope on members.member
  using ((select platform.scope_is_everything()) or scope_nodes && (select platform.scope_nodes()));

-- One step from a fact to its member and no further: the server answers it from a table of the members in reach where many rows are read.
alter table members.act enable row level security;
alter table members.act force row level security;
create policy act_in_scope on members.act using ((select platform.scope_is_everything()) or account_id = (select platform.account_id())
  or exists (select from members.member m where m.id = member_id));
alter table members.membership enable row level security;
alter table members.membership force row level security;
create policy membership_in_scope on members.membership
  using ((select platform.scope_is_everything()) or exists (select from members.member m where m.id = member_id));
alter table members.standing enable row level security;
alter table members.standing force row level security;
create policy standing_in_scope on members.standing
  using ((select platform.scope_is_everything()) or exists (select from members.member m where m.id = member_id));
alter table members.away enable row level security;
alter table members.away force row level security;
create policy away_in_scope on members.away
  using ((select platform.scope_is_everything()) or exists (select from members.member m where m.id = member_id));

create function members.member_on(day date) returns table (member_id uuid, branch_no integer, host_no integer, standing text) language sql stable as $$
  select m.id, s.branch_no, a.host_no, t.code
  from members.member m
  join members.membership s on s.member_id = m.id and s.retracted_at is null and s.from_on <= day and (s.until_on is null or s.until_on > day)
  left join members.standing t on t.member_id = m.id and t.retracted_at is null and t.from_on <= day and (t.until_on is null or t.until_on > day)
  left join members.away a on a.member_id = m.id and a.retracted_at is null and a.since <= day and (a.until_on is null or a.until_on > day)
  where m.retracted_by is null
$$;
comment on function members.member_on(date) is 'Door: members on a day with the Party organisation their relation lies in, the one that hosts them while away, and their standing.';

create function members.named(member uuid) returns table (name text) language sql stable as $$
  select m.name from members.member m where m.id = member
$$;
comment on function members.named(uuid) is 'Door: name of a member in reach.';
