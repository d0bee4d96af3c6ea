-- Other modules write letters, too; which there are is known by what they contribute.
alter table procedures.letter_template drop constraint if exists letter_template_kind_known;
alter table procedures.letter_template add constraint letter_template_kind_is_code check (kind ~ '^[a-z][a-z-]{1,39}$');
comment on column procedures.letter_template.kind is 'Letter, as the module that writes it names it: receipt 受理通知, return 补正通知, reply 批复, and those of other modules.';
