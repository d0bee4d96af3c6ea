alter table demands.session add column open_to text not null default 'all'
  constraint session_open_to_known check (open_to in ('all', 'residents', 'members'));
alter table demands.session add column without_account boolean not null default false;
alter table demands.session add column feedback text;
alter table demands.session add column told_on date;
alter table demands.session add constraint session_told_after_closing
  check ((told_on is null) = (feedback is null) and (told_on is null or closed_on is not null and told_on >= closed_on and feedback <> ''));
comment on column demands.session.open_to is 'Who may take part online, as people say of themselves: all, residents, members.';
comment on column demands.session.without_account is 'People without an account may speak as well; their words wait until a human has read them.';
comment on column demands.session.feedback is 'What those who took part were told came of it (class C2).';
comment on column demands.session.told_on is 'Day of that.';

alter table demands.voice add column without_account boolean not null default false;
alter table demands.voice add column standing text not null default 'shown'
  constraint voice_standing_known check (standing in ('waiting', 'shown', 'hidden'));
alter table demands.voice add column reason text;
alter table demands.voice add column judged_on date;
alter table demands.voice add column judged_by uuid;
alter table demands.voice add constraint voice_hidden_with_reason check (standing <> 'hidden' or coalesce(reason, '') <> '' and judged_on is not null);
comment on column demands.voice.account_id is 'Author: an account, or without one the mark of the code shown once; shown to nobody.';
comment on column demands.voice.without_account is 'Said without an account.';
comment on column demands.voice.standing is 'waiting for a human to read it, shown, hidden with a reason its author reads.';
comment on column demands.voice.reason is 'Why it is hidden, in words for its author (class C2).';
comment on column demands.voice.judged_on is 'Day a human decided that.';
comment on column demands.voice.judged_by is 'Account of that human; empty for the platform itself.';
comment on column demands.participant.account_id is 'Account, or without one the mark of the code shown once.';
create index voice_author on demands.voice (account_id);

alter table demands.issue add column voice_id uuid references demands.voice;
create unique index issue_voice_once on demands.issue (voice_id) where voice_id is not null;
comment on column demands.issue.voice_id is 'Proposal of a deliberation online it came from.';

create function demands.words_waiting(id uuid) returns integer
language sql stable security definer set search_path = pg_catalog set lianjian.scope = '*' as $$
  select count(*)::integer from demands.voice v where v.session_id = $1 and v.standing = 'waiting' and v.withdrawn_on is null
$$;
comment on function demands.words_waiting(uuid) is 'How many words of a deliberation wait to be read. Nobody is named.';
