alter table planner.pin add column person_id uuid;
comment on column planner.pin.person_id is 'Instructor, where the plan is a dispatch.';
alter table planner.pin drop constraint pin_kind_known, drop constraint pin_names_other;
alter table planner.pin add constraint pin_kind_known check (kind in ('in', 'not-in', 'together', 'apart', 'lead', 'not-lead', 'must', 'never')),
  add constraint pin_names_other check ((other_no is null) = (kind in ('lead', 'not-lead', 'must', 'never'))),
  add constraint pin_names_person check ((person_id is not null) = (kind in ('must', 'never')));
comment on column planner.pin.kind is 'in: with this lead; not-in: not with it; together, apart: two organisations; lead, not-lead: leads a branch or does not; must, never: this instructor.';
drop index planner.pin_once;
create unique index pin_once on planner.pin (plan_id, kind, unit_no, coalesce(other_no, 0), coalesce(person_id, '00000000-0000-0000-0000-000000000000')) where removed_at is null;

alter table planner.plan add column decision jsonb;
comment on column planner.plan.decision is 'How a dispatch was decided: from which day, under which document, why.';

create table planner.appointment (
  plan_id uuid not null references planner.plan,
  side text not null constraint appointment_side_known check (side in ('business', 'locality', 'any')),
  unit_no integer not null,
  from_person uuid,
  to_person uuid not null,
  problem jsonb,
  done_at timestamptz not null default now(),
  primary key (plan_id, unit_no, side)
);
comment on table planner.appointment is 'Changes of a decided dispatch that have found their fate: appointed, or refused with the reason. A job that was interrupted goes on behind them.';
comment on column planner.appointment.plan_id is 'Plan.';
comment on column planner.appointment.side is 'business, locality; any where one pool serves all.';
comment on column planner.appointment.unit_no is 'Organisation.';
comment on column planner.appointment.from_person is 'Instructor who handed over; null where there was none.';
comment on column planner.appointment.to_person is 'Instructor appointed.';
comment on column planner.appointment.problem is 'Why it was refused; null where it was done.';
comment on column planner.appointment.done_at is 'When.';
alter table planner.appointment enable row level security;
alter table planner.appointment force row level security;
create policy appointment_of_plan on planner.appointment using ((select platform.scope_is_everything()) or exists (select from planner.plan p where p.id = plan_id));
