alter table demands.order add column founded_unit_no integer;
comment on column demands.order.founded_unit_no is 'Social organisation that came of the order once it was registered: a resident asked to found one (ZF-20).';
create index order_founded on demands.order (founded_unit_no) where founded_unit_no is not null;
alter table demands.order_step drop constraint order_step_known;
alter table demands.order_step add constraint order_step_known check (kind in ('receive', 'handle', 'offer', 'accept', 'refuse', 'recall', 'take-over',
  'pause', 'resume', 'finish', 'reply', 'rate', 'reopen', 'join', 'separate', 'note', 'escalate', 'hand-over', 'forget', 'code', 'found', 'unfound'));
