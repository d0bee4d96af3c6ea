alter table volunteering.handed_over drop constraint handed_over_what_known;
alter table volunteering.handed_over add constraint handed_over_what_known check (what in ('need', 'item', 'redemption', 'account', 'volunteer'));
alter table volunteering.handed_over add column minutes bigint;
alter table volunteering.handed_over add constraint handed_over_minutes_of_account check ((what = 'account') = (minutes is not null));
comment on column volunteering.handed_over.what is 'need, item, redemption, account of banked time, or volunteer whose home it was.';
comment on column volunteering.handed_over.row_id is 'The need, the item, the redemption, the account or the volunteer.';
comment on column volunteering.handed_over.to_no is 'Its successor; null where there is none: banked time then goes to the pool of organisations that ended.';
comment on column volunteering.handed_over.minutes is 'Of an account: minutes handed over up to now; taking the act back brings back as many.';
create index handed_over_account on volunteering.handed_over (from_no) where what = 'account';
