-- How many came is kept already (non_members, residents); beside it what they said (CN-69). Nothing is refused for lack of it.
alter table activities.entry add column feedback text constraint entry_feedback_said check (feedback <> '');
comment on column activities.entry.feedback is 'What the people reached said of it, or why they were not asked; asked for by the kinds of the rule activity.outreach (CN-69). Nobody''s name.';
