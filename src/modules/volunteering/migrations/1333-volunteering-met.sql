-- Plans its questions once a session. Written out in the policy, every statement that touches a volunteer planned a hundred subqueries anew: 10 ms
-- before a row was read, and twice that behind `kin` and `skill`.
create function volunteering.met(volunteer uuid) returns boolean language plpgsql stable as $$
begin
  return exists (select from volunteering.sign_up g where g.volunteer_id = volunteer)
    or exists (select from volunteering.leader l where l.volunteer_id = volunteer and l.ended_on is null)
    or exists (select from volunteering.approach a where a.volunteer_id = volunteer and a.state <> 'withdrawn');
end $$;
comment on function volunteering.met(uuid) is 'Whether the reader comes upon a volunteer at home elsewhere: by a sign-up, as a community leader, or by coming closer, each as far as its own row policy lets them see it.';
alter policy volunteer_in_scope on volunteering.volunteer using ((select platform.scope_is_everything())
  or exists (select from organisations.unit u where u.no = any (array[home_no, district_no])) or volunteering.met(id));
