create schema elections;
comment on schema elections is 'Terms of Party organisations and how they elect. It holds totals of votes and never who voted how.';

create table elections.election (
  id uuid primary key default gen_random_uuid(),
  no integer generated always as identity,
  unit_no integer not null,
  kind text not null constraint election_kind_known check (kind in ('regular', 'by-election')),
  state text not null default 'drafted' constraint election_state_known check (state in ('drafted', 'proposed', 'ready', 'reported', 'approved', 'cancelled')),
  planned_on date,
  members integer constraint election_members_positive check (members >= 0),
  members_from text constraint election_members_from_known check (members_from in ('unit', 'covered', 'stated')),
  sent_by uuid,
  opened_on date not null,
  approved_on date,
  document_no text,
  act_id bigint,
  revision integer not null default 1,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  constraint election_members_told_from check ((members is null) = (members_from is null)),
  constraint election_approved_by_document check (state <> 'approved' or approved_on is not null and document_no is not null)
);
comment on table elections.election is 'An election of a Party organisation, from the first seat to the approval of its superior.';
comment on column elections.election.id is 'Identifier.';
comment on column elections.election.no is 'Number people say.';
comment on column elections.election.unit_no is 'Party organisation.';
comment on column elections.election.kind is 'regular 换届选举, by-election 补选.';
comment on column elections.election.state is 'drafted, proposed, ready, reported, approved or cancelled; the table of transitions decides.';
comment on column elections.election.planned_on is 'Day planned for the meeting.';
comment on column elections.election.members is 'Members with the right to vote, as a person entered.';
comment on column elections.election.members_from is 'Where that number comes from: the unit''s own register entry, the units it covers, or stated by hand.';
comment on column elections.election.sent_by is 'Who last sent candidates or a result up: somebody else answers.';
comment on column elections.election.opened_on is 'Day it was begun here.';
comment on column elections.election.approved_on is 'Day of the approval.';
comment on column elections.election.document_no is 'Document of the approval.';
comment on column elections.election.act_id is 'Act of the approval that put an elected secretary in post.';
comment on column elections.election.revision is 'Counts changes; a writer names the one it has seen.';
comment on column elections.election.account_id is 'Who opened it; null for the platform.';
comment on column elections.election.recorded_at is 'When.';
create unique index election_open_once on elections.election (unit_no) where state in ('drafted', 'proposed', 'ready', 'reported');
create index election_unit on elections.election (unit_no);

create table elections.exclusion (
  election_id uuid not null references elections.election,
  reason text not null,
  people integer not null constraint exclusion_people_positive check (people > 0),
  document_no text not null constraint exclusion_has_document check (document_no <> ''),
  primary key (election_id, reason)
);
comment on table elections.exclusion is 'How many members do not count towards who should attend, for which reason, by which consent. Numbers only: no name and no state of health of anybody.';
comment on column elections.exclusion.election_id is 'Election.';
comment on column elections.exclusion.reason is 'Reason, a code of the programme.';
comment on column elections.exclusion.people is 'How many.';
comment on column elections.exclusion.document_no is 'Consent of the meeting with approval of the superior.';

create table elections.contest (
  election_id uuid not null references elections.election,
  office text not null constraint contest_office_known check (office in ('committee', 'discipline', 'secretary', 'deputy')),
  seats integer not null constraint contest_has_seats check (seats > 0),
  electors text not null constraint contest_electors_known check (electors in ('members', 'committee')),
  primary key (election_id, office)
);
comment on table elections.contest is 'Seats of one office in an election.';
comment on column elections.contest.election_id is 'Election.';
comment on column elections.contest.office is 'committee 委员, discipline 纪律检查委员会委员, secretary 书记, deputy 副书记.';
comment on column elections.contest.seats is 'Seats.';
comment on column elections.contest.electors is 'Who chooses: the members, or the committee they have chosen.';

create table elections.candidate (
  id uuid primary key default gen_random_uuid(),
  election_id uuid not null,
  office text not null,
  place integer not null,
  name text not null constraint candidate_named check (name <> ''),
  written_in boolean not null default false,
  foreign key (election_id, office) references elections.contest,
  unique (election_id, office, name)
);
comment on table elections.candidate is 'Who stands for an office. The name is all that is kept; while candidates are still being prepared a row that is dropped is gone.';
comment on column elections.candidate.id is 'Identifier.';
comment on column elections.candidate.election_id is 'Election.';
comment on column elections.candidate.office is 'Office.';
comment on column elections.candidate.place is 'Place on the list as handed in, no rank.';
comment on column elections.candidate.name is 'Name (class C2), masked for whoever does not run elections there.';
comment on column elections.candidate.written_in is 'Written on ballots by electors instead of a candidate.';

create table elections.ballot (
  id uuid primary key default gen_random_uuid(),
  election_id uuid not null,
  office text not null,
  round integer not null,
  held_on date not null,
  due integer not null,
  attended integer not null,
  issued integer not null,
  returned integer not null,
  invalid integer not null,
  scrutineers text[] not null,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  retracted_at timestamptz,
  foreign key (election_id, office) references elections.contest,
  constraint ballot_arithmetic check (0 <= invalid and invalid <= returned and returned <= issued and issued <= attended and attended <= due),
  constraint ballot_has_scrutineers check (cardinality(scrutineers) > 0)
);
comment on table elections.ballot is 'One secret ballot, in numbers. Rows are retracted, never edited.';
comment on column elections.ballot.id is 'Identifier.';
comment on column elections.ballot.election_id is 'Election.';
comment on column elections.ballot.office is 'Office.';
comment on column elections.ballot.round is 'First ballot, run-off or further ballot, counted from one.';
comment on column elections.ballot.held_on is 'Day.';
comment on column elections.ballot.due is 'How many with the right to vote should have attended, as known at the meeting.';
comment on column elections.ballot.attended is 'How many of them attended.';
comment on column elections.ballot.issued is 'Ballots issued.';
comment on column elections.ballot.returned is 'Ballots returned.';
comment on column elections.ballot.invalid is 'Returned ballots that do not count.';
comment on column elections.ballot.scrutineers is 'Names of those who watched and counted (class C2): none of them stands.';
comment on column elections.ballot.account_id is 'Who recorded it; null for the platform.';
comment on column elections.ballot.recorded_at is 'When.';
comment on column elections.ballot.retracted_at is 'When it was taken back; null while it stands.';
create unique index ballot_once on elections.ballot (election_id, office, round) where retracted_at is null;

create table elections.tally (
  ballot_id uuid not null references elections.ballot,
  candidate_id uuid not null references elections.candidate,
  votes integer not null constraint tally_positive check (votes >= 0),
  primary key (ballot_id, candidate_id)
);
comment on table elections.tally is 'Votes for a candidate in a ballot: the total, no more. No table of this schema can tell who voted how.';
comment on column elections.tally.ballot_id is 'Ballot.';
comment on column elections.tally.candidate_id is 'Candidate.';
comment on column elections.tally.votes is 'Votes for the candidate.';

create table elections.resolution (
  id uuid primary key default gen_random_uuid(),
  election_id uuid not null,
  office text not null,
  left_open integer not null constraint resolution_leaves_some check (left_open > 0),
  held_on date not null,
  due integer not null,
  attended integer not null,
  votes integer not null,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  retracted_at timestamptz,
  foreign key (election_id, office) references elections.contest,
  constraint resolution_arithmetic check (0 <= votes and votes <= attended and attended <= due)
);
comment on table elections.resolution is 'The meeting resolves to leave seats open: an ordinary resolution, measured on those entitled.';
comment on column elections.resolution.id is 'Identifier.';
comment on column elections.resolution.election_id is 'Election.';
comment on column elections.resolution.office is 'Office.';
comment on column elections.resolution.left_open is 'Seats left open.';
comment on column elections.resolution.held_on is 'Day.';
comment on column elections.resolution.due is 'How many with the right to vote should have attended.';
comment on column elections.resolution.attended is 'How many attended.';
comment on column elections.resolution.votes is 'How many were for it.';
comment on column elections.resolution.account_id is 'Who recorded it; null for the platform.';
comment on column elections.resolution.recorded_at is 'When.';
comment on column elections.resolution.retracted_at is 'When it was taken back; null while it stands.';
create unique index resolution_once on elections.resolution (election_id, office) where retracted_at is null;

create table elections.step (
  id bigint generated always as identity primary key,
  election_id uuid not null references elections.election,
  action text not null,
  office text,
  state text not null,
  on_day date not null,
  reason text,
  document_no text,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp()
);
comment on table elections.step is 'What happened in an election, in order; added to, never changed.';
comment on column elections.step.id is 'Order.';
comment on column elections.step.election_id is 'Election.';
comment on column elections.step.action is 'What was done.';
comment on column elections.step.office is 'Office a ballot or resolution was about.';
comment on column elections.step.state is 'State reached.';
comment on column elections.step.on_day is 'Day.';
comment on column elections.step.reason is 'In a person''s words.';
comment on column elections.step.document_no is 'Document.';
comment on column elections.step.account_id is 'Who; null for the platform.';
comment on column elections.step.recorded_at is 'When.';
create index step_election on elections.step (election_id);

create table elections.term (
  id uuid primary key default gen_random_uuid(),
  unit_no integer not null,
  from_on date not null,
  document_no text,
  election_id uuid references elections.election,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  retracted_at timestamptz
);
comment on table elections.term is 'A term of a Party organisation began on a day. When it ends is computed from the rule of that day and never stored.';
comment on column elections.term.id is 'Identifier.';
comment on column elections.term.unit_no is 'Party organisation.';
comment on column elections.term.from_on is 'Day of the election.';
comment on column elections.term.document_no is 'Document that approved it.';
comment on column elections.term.election_id is 'Election it came from, where that was run here.';
comment on column elections.term.account_id is 'Who recorded it; null for the platform.';
comment on column elections.term.recorded_at is 'When.';
comment on column elections.term.retracted_at is 'When it was taken back; null while it stands.';
create unique index term_once on elections.term (unit_no, from_on) where retracted_at is null;

create table elections.term_decision (
  id uuid primary key default gen_random_uuid(),
  term_id uuid not null references elections.term,
  kind text not null constraint term_decision_kind_known check (kind in ('extension', 'early')),
  until_on date not null,
  document_no text not null constraint term_decision_has_document check (document_no <> ''),
  document_on date,
  reason text not null constraint term_decision_has_reason check (reason <> ''),
  exception boolean not null default false,
  account_id uuid,
  recorded_at timestamptz not null default transaction_timestamp(),
  retracted_at timestamptz
);
comment on table elections.term_decision is 'The superior lets a term end later or earlier than its rule says; one decision stands at a time.';
comment on column elections.term_decision.id is 'Identifier.';
comment on column elections.term_decision.term_id is 'Term.';
comment on column elections.term_decision.kind is 'extension 延期, early 提前.';
comment on column elections.term_decision.until_on is 'Day the term ends on.';
comment on column elections.term_decision.document_no is 'Document of the decision.';
comment on column elections.term_decision.document_on is 'Date of the document.';
comment on column elections.term_decision.reason is 'Why.';
comment on column elections.term_decision.exception is 'The decision goes beyond what is usual and says so.';
comment on column elections.term_decision.account_id is 'Who recorded it; null for the platform.';
comment on column elections.term_decision.recorded_at is 'When.';
comment on column elections.term_decision.retracted_at is 'When it was replaced or taken back; null while it stands.';
create unique index term_decision_once on elections.term_decision (term_id) where retracted_at is null;

create table elections.reminder (
  term_id uuid not null references elections.term,
  ends_on date not null,
  months integer not null,
  side text not null constraint reminder_side_known check (side in ('organisation', 'superior')),
  unit_no integer not null,
  told_on date not null,
  primary key (term_id, ends_on, months, side)
);
comment on table elections.reminder is 'Both sides were reminded of the end of a term. The end is kept as it was told, so that a later extension reminds anew.';
comment on column elections.reminder.term_id is 'Term.';
comment on column elections.reminder.ends_on is 'End that was told.';
comment on column elections.reminder.months is 'Months ahead.';
comment on column elections.reminder.side is 'The organisation itself, or its superior.';
comment on column elections.reminder.unit_no is 'Who was reminded.';
comment on column elections.reminder.told_on is 'Day.';
