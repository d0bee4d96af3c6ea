create schema campaigns;
comment on schema campaigns is 'The way to a coverage target: what is to be reached where by when. Where it stands, what moved and what is in the way is computed.';

create table campaigns.campaign (
  id uuid primary key default gen_random_uuid(),
  name text not null constraint campaign_named check (name <> ''),
  node_no integer not null,
  node_kind text not null constraint campaign_node_kind_known check (node_kind in ('district', 'street', 'community', 'industry')),
  district_no integer not null,
  aim text not null constraint campaign_aim_known check (aim in ('work', 'large', 'due', 'organisation')),
  aim_version text not null,
  aim_source text not null,
  percent numeric(5, 2) not null constraint campaign_percent_range check (percent between 0 and 100),
  from_on date not null,
  until_on date not null,
  document text not null constraint campaign_documented check (document <> ''),
  account_id uuid,
  started_at timestamptz not null default now(),
  closed_on date,
  closed_by uuid,
  closed_note text,
  constraint campaign_has_days check (until_on > from_on)
);
comment on table campaigns.campaign is 'What is to be reached where by when, and the document that says so (LH-18, ZF-09).';
comment on column campaigns.campaign.id is 'Identifier.';
comment on column campaigns.campaign.name is 'Name.';
comment on column campaigns.campaign.node_no is 'District, street, community or industry whose units it is about.';
comment on column campaigns.campaign.node_kind is 'Which of these it is.';
comment on column campaigns.campaign.district_no is 'District.';
comment on column campaigns.campaign.aim is 'work: covered by work; large: established where large; due: established where due; organisation: established.';
comment on column campaigns.campaign.aim_version is 'Version of the programme''s definition of the aim.';
comment on column campaigns.campaign.aim_source is 'Its source.';
comment on column campaigns.campaign.percent is 'Part to be reached, percent.';
comment on column campaigns.campaign.from_on is 'First day.';
comment on column campaigns.campaign.until_on is 'Day by which it is to be reached.';
comment on column campaigns.campaign.document is 'Document that started it.';
comment on column campaigns.campaign.account_id is 'Who started it.';
comment on column campaigns.campaign.started_at is 'When.';
comment on column campaigns.campaign.closed_on is 'Day it was closed; null while it runs.';
comment on column campaigns.campaign.closed_by is 'Who closed it.';
comment on column campaigns.campaign.closed_note is 'What was said at its end.';
create index campaign_district on campaigns.campaign (district_no, until_on);
alter table campaigns.campaign enable row level security;
alter table campaigns.campaign force row level security;
-- Whoever reaches one of its units sees the campaign: the industry has to know what the district is at. What is counted are units in reach.
create policy campaign_of_reached_units on campaigns.campaign using ((select platform.scope_is_everything())
  or exists (select from organisations.unit u where u.district_no = campaign.district_no and campaign.node_no = any (u.scope_nodes)));
