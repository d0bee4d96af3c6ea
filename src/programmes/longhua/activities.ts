import { byDivision, type StoryActivities, type StoryHeld } from '../story.ts'

/** Branches that keep their members on the platform, by their place in the register. */
const branches = [0, 1, 2, 3, 4, 5]

const twoDigits = (number: number) => String(number).padStart(2, '0')

/** Themed Party days of six branches, month by month; towards the end some have not entered theirs yet. */
function themeDays(): StoryHeld[] {
  const lines = [
    '学习支部工作条例，商定下月到社区服务的分工',
    '重温入党誓词，交流服务居民的做法',
    '集体学习后到项目点看望困难家庭',
    '讨论年度服务计划，收集会员单位的困难',
  ]
  return [7, 8, 9, 10, 11].flatMap((month) =>
    branches.slice(0, month === 11 ? 2 : month === 10 ? 4 : 6).map((branch, index) => ({
      hosts: [branch],
      onDay: `2026-${twoDigits(month)}-${twoDigits(3 + index * 2)}`,
      kinds: month % 3 === 1 ? ['theme-day', 'members-meeting'] : month % 3 === 2 ? ['theme-day', 'lesson'] : ['theme-day'],
      minutes: lines[(month + index) % lines.length]!,
      absent: index % 2 === 0,
    })),
  )
}

/** The named days of the district, each held by a branch with residents, and joint days of several branches. */
function namedDays(): StoryHeld[] {
  return [
    {
      hosts: [7],
      onDay: '2026-08-15',
      kinds: ['deliberation-day'],
      title: '居民议事日：楼道充电怎么管',
      place: '民治街道党群服务中心',
      minutes: '居民与物业当面议定充电点位，两周后回看',
      followUp: '9月初回看充电点位施工',
      openTo: ['members', 'residents'],
      formats: ['open'],
      residents: 26,
    },
    {
      hosts: [8, 4],
      onDay: '2026-09-19',
      kinds: ['gathering-day', 'volunteering'],
      title: '聚善日：旧物新用',
      place: '龙华街道文化广场',
      minutes: '募集衣物图书，分送三个社区',
      openTo: ['members', 'non_members', 'residents'],
      formats: ['experiential'],
      lines: ['help'],
      nonMembers: 8,
      residents: 45,
    },
    {
      hosts: [6, 12],
      onDay: '2026-10-17',
      kinds: ['recruitment-day'],
      title: '公益招聘日：社会组织专场',
      place: '观湖街道会堂',
      minutes: '二十家社会组织提供岗位，现场登记意向',
      openTo: ['members', 'non_members', 'residents'],
      formats: ['open'],
      nonMembers: 60,
      residents: 38,
    },
    {
      hosts: [2],
      onDay: '2026-10-17',
      kinds: ['mobilisation'],
      title: '垃圾分类入户宣传',
      place: '观湖街道松元厦社区',
      minutes: '分六组入户，讲清投放时间和地点',
      openTo: ['members', 'residents'],
      residents: 120,
      feedback: '希望晚上延长投放时间，已转社区',
    },
    {
      hosts: [1],
      onDay: '2026-11-07',
      kinds: ['mobilisation'],
      title: '反诈宣传进小区',
      place: '民治街道北站社区',
      minutes: '小区门口设点宣传，发放资料',
      openTo: ['members', 'residents'],
    },
    {
      hosts: [0, 1, 3],
      onDay: '2026-10-24',
      kinds: ['theme-day', 'lesson', 'cobuilding'],
      title: '同上一堂主题党课',
      place: '区社会组织党群服务中心',
      minutes: '三个行业党组织同上党课，约定轮流主办',
      formats: ['interactive'],
      lines: ['ideology', 'life'],
      absent: true,
    },
    {
      hosts: [2, 9],
      onDay: '2026-11-14',
      kinds: ['roundtable', 'cobuilding'],
      title: '场地共享座谈',
      minutes: '商定周末开放两处场地，列出时段表',
      lines: ['venue'],
    },
  ]
}

/** Organisation life of Longhua over two quarters, what is planned next, and the menu of December. Everything is invented. */
export function longhuaActivities(): StoryActivities {
  const themes = [1, 0, 4].map((host, index) => ({
    host,
    onDay: `2026-12-${twoDigits(5 + index)}`,
    kinds: ['theme-day'],
    title: '十二月主题党日',
  }))
  return {
    today: '2026-11-20',
    held: [...themeDays(), ...namedDays()].toSorted((one, other) => (one.onDay < other.onDay ? -1 : 1)),
    planned: themes,
    turns: {
      hosts: [0, 1, 3],
      title: '同上一堂主题党课',
      kinds: ['lesson', 'cobuilding'],
      day: 28,
      fromOn: '2026-12-01',
      untilOn: '2027-12-01',
      skip: { day: '2027-01-28', reason: '当月换届选举' },
    },
    menu: {
      node: byDivision('440309'),
      title: '十二月组织生活菜单',
      fromOn: '2026-12-01',
      untilOn: '2027-01-01',
      items: [
        {
          host: 3,
          onDay: '2026-12-06',
          title: '古墟里的红色故事',
          place: '观澜古墟',
          kinds: ['education'],
          openTo: ['members', 'non_members', 'residents'],
          seats: 30,
          interests: ['历史', '文化'],
        },
        {
          host: 4,
          onDay: '2026-12-13',
          title: '周末助老服务',
          place: '福城街道长者服务站',
          kinds: ['volunteering'],
          openTo: ['members', 'residents'],
          seats: 20,
          interests: ['志愿'],
        },
        {
          host: 2,
          onDay: '2026-12-20',
          title: '健步走与环境观察',
          place: '大浪绿道',
          kinds: ['theme-day'],
          openTo: ['members'],
          seats: 40,
          interests: ['运动', '生态'],
        },
      ],
    },
  }
}
