import * as access from '../../modules/access/web/phrases.ts'
import * as coverage from '../../modules/coverage/web/phrases.ts'
import * as workforce from '../../modules/workforce/phrases.ts'
import type { Messages } from '../phrases/collect.ts'
import type { Language } from '../phrases/language.ts'
import * as shared from '../phrases/shared.ts'
import * as phone from './phrases.ts'

/** The phone shows a few pages and brings only their words; typed as the whole so that one typing of keys serves both entries. */
export const messages = {
  'zh-CN': {
    ...shared.zh,
    access: access.zh,
    coverage: coverage.zh,
    phone: phone.zh,
    problems: { ...shared.zh.problems, ...access.zh.problems, ...coverage.zh.problems, ...workforce.zh.problems },
  },
  en: {
    ...shared.en,
    access: access.en,
    coverage: coverage.en,
    phone: phone.en,
    problems: { ...shared.en.problems, ...access.en.problems, ...coverage.en.problems, ...workforce.en.problems },
  },
} as unknown as Readonly<Record<Language, Messages>>
