alter table alliances.line alter column community_id drop not null;
alter table alliances.line add column agreement_id uuid references alliances.agreement;
alter table alliances.line add column tags text[] not null default '{}';
alter table alliances.line add constraint line_of_one check ((community_id is null) <> (agreement_id is null));
alter table alliances.line add constraint line_of_agreement_is_experience check (agreement_id is null or kind = 'experience');
comment on column alliances.line.community_id is 'Community; null for an experience of an agreement.';
comment on column alliances.line.agreement_id is 'Experience: agreement it comes from (NS-58).';
comment on column alliances.line.tags is 'Experience: words of the programme it is found by.';
create index line_agreement on alliances.line (agreement_id) where agreement_id is not null;
drop policy line_in_scope on alliances.line;
create policy line_in_scope on alliances.line
  using ((select platform.scope_is_everything()) or exists (select from alliances.community c where c.id = community_id)
    or exists (select from alliances.agreement a where a.id = agreement_id));
