import type { ProgrammeInput } from '../kernel/programme.ts'

/** Pieces several documents share, so that one district's change of wording is not five. Each document still names its own sources. */
type Rules = NonNullable<ProgrammeInput['rules']>
type Industries = ProgrammeInput['industries']

/**
 * The twelve industries of the Longhua register and the words registers use for them. Other districts start from the same list and
 * edit it: no source names theirs in full.
 */
export const industries: Industries = [
  { code: '教育培训', zh: '教育培训', en: 'Education and training', aliases: ['教育'] },
  { code: '社会工作', zh: '社会工作', en: 'Social work', aliases: ['社工'] },
  { code: '人力资源', zh: '人力资源', en: 'Human resources', aliases: [] },
  { code: '体育', zh: '体育', en: 'Sport', aliases: [] },
  { code: '文化艺术', zh: '文化艺术', en: 'Culture and arts', aliases: ['文化'] },
  { code: '科技', zh: '科技', en: 'Science and technology', aliases: [] },
  { code: '卫生健康', zh: '卫生健康', en: 'Health', aliases: ['卫生', '医疗卫生'] },
  { code: '商会', zh: '商会', en: 'Chambers of commerce', aliases: [] },
  { code: '行业协会', zh: '行业协会', en: 'Industry associations', aliases: [] },
  { code: '物业', zh: '物业', en: 'Property management', aliases: [] },
  { code: '养老助残', zh: '养老助残', en: 'Care for the elderly and disabled', aliases: ['养老'] },
  { code: '公益慈善', zh: '公益慈善', en: 'Charity', aliases: ['公益', '慈善'] },
]

/** Window without any recorded activity after which a Party organisation is called dormant. No source states the days (ZF-54). */
export function dormancy(fromOn: string, source = 'ZF-54', days = 180): Rules[number] {
  return { key: 'coverage.dormancy', version: '1', source, fromOn, severity: 'info', stated: false, params: { days } }
}
