import type { ProgrammeInput } from '../kernel/programme.ts'

type Rules = NonNullable<ProgrammeInput['rules']>

/** What every district starts from in training: hours of a year, what counts as which study, how long a lesson is, and the words. */
export function learningRules(fromOn: string): Rules {
  return [
    {
      // The hours and the conversion of days are the sources'; minutes of a class hour and the day by which somebody has to be in post are ours.
      key: 'learning.hours',
      version: '1',
      source: '《中国共产党党员教育管理工作条例》2019；NS-18',
      fromOn,
      severity: 'info',
      params: {
        classHourMinutes: 45,
        dayHours: 8,
        halfDayHours: 4,
        minimums: [
          { audience: 'secretary', hours: 56, centralised: 1, inPostBy: '07-01' },
          { audience: 'member', hours: 32, centralised: 0, inPostBy: null },
        ],
      },
    },
    {
      // 集中培训 and 集体学习 are the source's words; which kinds of session are which is ours to start from. `null` counts for nothing.
      key: 'learning.kinds',
      version: '1',
      source: 'NS-18；CN-15；CD-17；ZF-24；ZF-48',
      fromOn,
      severity: 'info',
      stated: false,
      params: {
        kinds: [
          { code: 'class', zh: '集中培训班', en: 'Training class', way: 'centralised' },
          { code: 'rotation', zh: '集中轮训', en: 'Training in turns', way: 'centralised' },
          { code: 'study-visit', zh: '参观学习', en: 'Study visit', way: 'collective' },
          { code: 'collective', zh: '集体学习', en: 'Collective study', way: 'collective' },
          { code: 'lecture', zh: '党课', en: 'Party lecture', way: 'collective' },
          { code: 'forum', zh: '论坛', en: 'Forum', way: 'collective' },
          { code: 'practice', zh: '实践活动', en: 'Practice after study', way: null },
        ],
      },
    },
    {
      // Which activities are study and how many class hours each is worth at most is ours to start from; a kind that is not here counts for
      // nothing. Where somebody states beginning and end, the clock counts as far as it goes.
      key: 'learning.activities',
      version: '1',
      source: 'NS-18；CN-19；CN-22；CN-26',
      fromOn,
      severity: 'info',
      stated: false,
      params: {
        kinds: [
          { code: 'training', way: 'centralised', hours: 4 },
          { code: 'education', way: 'collective', hours: 4 },
          { code: 'theme-day', way: 'collective', hours: 2 },
          { code: 'lesson', way: 'collective', hours: 2 },
        ],
      },
    },
    {
      key: 'learning.catalogue',
      version: '1',
      source: 'LH-19；CD-17；CD-28；NS-17',
      fromOn,
      severity: 'info',
      stated: false,
      params: {
        levels: [
          { code: 'city', zh: '市级', en: 'City' },
          { code: 'district', zh: '区级', en: 'District' },
          { code: 'street', zh: '街道', en: 'Street' },
        ],
        campaigns: [
          { code: 'two-studies', zh: '“两学一做”学习教育', en: 'Two Studies, One Action' },
          { code: 'party-history', zh: '党史学习教育', en: 'Study of Party history' },
          { code: 'theme-education', zh: '主题教育', en: 'Thematic education' },
          { code: 'discipline', zh: '党纪学习教育', en: 'Study of Party discipline' },
        ],
      },
    },
    {
      key: 'course.length',
      version: '1',
      source: 'ZF-12',
      fromOn,
      severity: 'info',
      params: { minutes: 15 },
    },
  ]
}
