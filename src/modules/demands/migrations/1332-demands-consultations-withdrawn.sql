alter table demands.consultation drop constraint consultation_state_known, drop constraint consultation_declined_with_reason;
alter table demands.consultation add constraint consultation_state_known check (state in ('asked', 'answered', 'declined', 'withdrawn', 'lapsed'));
alter table demands.consultation add constraint consultation_declined_with_reason check
  ((state in ('declined', 'withdrawn')) = (reason is not null) and coalesce(reason, '-') <> '');
comment on column demands.consultation.state is 'asked 待答复, answered 已会诊, declined 未承接, withdrawn 已撤回 by who asked, lapsed 已终止: the issue was told back first, or the organisation ended.';
comment on column demands.consultation.reason is 'Why it does not take it on, or why it was withdrawn (class C2).';
comment on column demands.consultation.closed_on is 'Day it was answered, declined, withdrawn or lapsed.';
