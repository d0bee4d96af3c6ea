import { classifyFields } from '../../kernel/field-class.ts'

export const noticeFieldClasses = classifyFields('notices', {
  preference: { C1: 'account_id weekday muted_until_on muted_sources opened_on changed_at' },
})
