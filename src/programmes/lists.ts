import type { ProgrammeInput } from '../kernel/programme.ts'

type Rules = NonNullable<ProgrammeInput['rules']>

/**
 * Needs, resources and who takes them on: the words of the lists, how often a line is expected, and how matching weighs. The sources name
 * kinds of resources and of meetings; every number is ours to start from.
 */
export function listRules(fromOn: string): Rules {
  return [
    { key: 'lists.words', version: '1', source: 'NS-02；CN-49；ZF-44；CD-12', fromOn, severity: 'info', params: words },
    // That talent is told of is stated; which kinds of things are talent and what its levels are called is ours to start from.
    { key: 'lists.talent', version: '1', source: 'CN-25；NS-59', fromOn, stated: false, severity: 'info', params: talent },
    // Solved and satisfied is what counts; the three words, and that two of them count as satisfied, are ours to start from.
    { key: 'lists.satisfaction', version: '1', source: 'CN-56', fromOn, stated: false, severity: 'info', params: satisfaction },
    { key: 'lists.follow', version: '1', source: 'CN-29', fromOn, stated: false, severity: 'info', params: { days: 14 } },
    // The law says no longer than needed and leaves the days to whoever keeps the data.
    {
      key: 'lists.keep-persons',
      version: '1',
      source: '《中华人民共和国个人信息保护法》第十九条、第四十七条',
      fromOn,
      stated: false,
      severity: 'info',
      params: { days: 30 },
    },
    // The source diagnoses the three; below how many members are few, and what helps with which, is ours to start from.
    { key: 'lists.deficits', version: '1', source: 'NS-02', fromOn, stated: false, severity: 'info', params: deficits },
    // Crowd-style base guarantees are stated, with funds, venue and people; that only what can be divided counts is ours.
    {
      key: 'lists.guarantees',
      version: '1',
      source: 'CD-79',
      fromOn,
      stated: false,
      severity: 'info',
      params: { kinds: ['need', 'project'], categories: ['funds', 'venue', 'people'] },
    },
    {
      key: 'lists.matching',
      version: '1',
      source: 'ZF-42；NS-59',
      fromOn,
      stated: false,
      severity: 'info',
      // Ten kilometres are as far as anybody is sent; with five claims in hand an organisation is asked last; thirty shared days are enough.
      params: { weights: { kind: 40, distance: 25, time: 20, load: 15 }, farKm: 10, fullLoad: 5, fullDays: 30 },
    },
  ]
}

const words = {
  categories: [
    { code: 'people', zh: '人员', en: 'People' },
    { code: 'funds', zh: '经费', en: 'Funds' },
    { code: 'venue', zh: '场地', en: 'Venues' },
    { code: 'goods', zh: '物资', en: 'Goods' },
    { code: 'skills', zh: '专业服务', en: 'Professional skills' },
  ],
  meetings: [
    { code: 'community', zh: '社区与社会组织对接会', en: 'Communities and social organisations' },
    { code: 'department', zh: '部门与社会组织对接会', en: 'Departments and social organisations' },
    { code: 'enterprise', zh: '企业与社会组织对接会', en: 'Enterprises and social organisations' },
    { code: 'promotion', zh: '对接促进活动', en: 'Matching and promotion' },
  ],
}

const talent = {
  categories: ['people', 'skills'],
  levels: [
    { code: 'basic', zh: '初级', en: 'Basic' },
    { code: 'middle', zh: '中级', en: 'Intermediate' },
    { code: 'senior', zh: '高级', en: 'Senior' },
  ],
}

/** A venue is one of its own in the register of venues, or offered on the list under one of these kinds. */
const deficits = {
  fewMembers: 5,
  venueCategories: ['venue'],
  help: [
    { deficit: 'few-members', category: 'people' },
    { deficit: 'no-venue', category: 'venue' },
    { deficit: 'no-resource', category: null },
  ],
}

const satisfaction = {
  words: [
    { code: 'satisfied', zh: '满意', en: 'Satisfied', satisfied: true },
    { code: 'mostly', zh: '基本满意', en: 'Mostly satisfied', satisfied: true },
    { code: 'not', zh: '不满意', en: 'Not satisfied', satisfied: false },
  ],
}
