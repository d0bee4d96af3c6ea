alter table demands.order add column adoption text constraint order_adoption_known check (adoption in ('adopted', 'partly', 'declined'));
alter table demands.order add column adoption_why text;
alter table demands.order add constraint order_adopts_suggestions_alone check (adoption is null or kind = 'suggestion' and reply is not null);
alter table demands.order add constraint order_adoption_with_reason check (adoption is null or adoption = 'adopted' or coalesce(adoption_why, '') <> '');
comment on column demands.order.adoption is 'What became of a suggestion (NS-60): adopted 采纳, partly 部分采纳, declined 未采纳; told with the reply.';
comment on column demands.order.adoption_why is 'Why, in words for who suggested it (class C2).';
