import type { ProgrammeInput } from '../kernel/programme.ts'

type Rules = NonNullable<ProgrammeInput['rules']>

const membersRegulation = '《中国共产党党员教育管理工作条例》2019'

/** Members: what the Party's own rules say of those who are away and of the letters they carry. Each warns or suggests; people decide. */
export function memberRules(fromOn: string): Rules {
  return [
    {
      key: 'member.mobile',
      version: '1',
      source: '《关于进一步加强和改进流动党员管理工作的意见》2024',
      fromOn,
      severity: 'info',
      params: { months: 6 },
    },
    {
      // Usually at most 90 days; ten within a city and thirty beyond are local (rules.md §5).
      key: 'member.transfer',
      version: '1',
      source: `${membersRegulation}；组织关系介绍信有效期一般不超过三个月`,
      fromOn,
      severity: 'warn',
      stated: false,
      params: { days: 90 },
    },
    {
      // Nobody prescribes it: long enough for the next meeting of a branch, short enough for a code on paper.
      key: 'member.invitation',
      version: '1',
      source: '本平台默认',
      fromOn,
      severity: 'info',
      stated: false,
      params: { days: 14 },
    },
    {
      // The sources name the service and not its kinds: these are ours to start from.
      key: 'member.consultation',
      version: '1',
      source: 'CD-24',
      fromOn,
      severity: 'info',
      stated: false,
      params: {
        topics: [
          { code: 'transfer', zh: '组织关系接转', en: 'Transfer of membership' },
          { code: 'joining', zh: '申请入党', en: 'Joining the Party' },
          { code: 'dues', zh: '党费交纳', en: 'Party dues' },
          { code: 'life', zh: '参加组织生活', en: 'Taking part in organisation life' },
          { code: 'mobile', zh: '流动党员活动证和报到', en: 'Papers and registration of mobile members' },
          { code: 'founding', zh: '组建党组织', en: 'Founding a Party organisation' },
          { code: 'care', zh: '困难帮扶', en: 'Help in hardship' },
          { code: 'other', zh: '其他党务工作', en: 'Other Party affairs' },
        ],
      },
    },
    { key: 'member.station', version: '1', source: 'NS-31; NS-32', fromOn, severity: 'warn', params: { liaisons: 1 } },
  ]
}
