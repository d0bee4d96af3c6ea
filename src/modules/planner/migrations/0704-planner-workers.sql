-- Full-time workers are planned beside instructors: their posts are a side of their own.
alter table planner.appointment drop constraint appointment_side_known;
alter table planner.appointment add constraint appointment_side_known check (side in ('business', 'locality', 'any', 'full-time'));
comment on column planner.appointment.side is 'business, locality; any where one pool serves all; full-time 专职党务工作者.';
comment on column planner.appointment.from_person is 'Who handed over; null where there was nobody.';
comment on column planner.appointment.to_person is 'Who was appointed.';
comment on column planner.pin.person_id is 'Instructor or full-time worker, where the plan is a dispatch.';
