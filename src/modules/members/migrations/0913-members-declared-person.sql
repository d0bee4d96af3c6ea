-- Who declares twice is one person in the figure, also once the number that said so is gone.
select set_config('lianjian.scope', '*', true);

alter table members.declaration add column person uuid not null default gen_random_uuid();
comment on column members.declaration.person is 'Counts people: declarations with the same number carry the same. Drawn by lot, so that it says nothing of the number and may stay when what was told goes. Who withdrew and declares again is counted again: nothing is left to know it by.';
update members.declaration d set person = k.person
from (select phone_index, (array_agg(person order by no))[1] as person from members.declaration where phone_index is not null group by phone_index) k
where k.phone_index = d.phone_index;
update members.declaration d set person = k.person
from (select member_id, (array_agg(person order by no))[1] as person from members.declaration where member_id is not null group by member_id) k
where k.member_id = d.member_id;
