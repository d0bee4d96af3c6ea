-- Talent that members of a community tell each other of is a resource like any other (CN-25): skills are its tags, who has them stands nowhere.
alter table lists.entry
  add column skill_level text,
  add column hours text;
comment on column lists.entry.skill_level is 'How skilled: a code of the rule lists.talent; null where that is not said.';
comment on column lists.entry.hours is 'When it can be had, in words: Wednesday evenings.';
