/** Training of a demonstration: days count back from today, people and sentences are invented. */
export interface StoryLearning {
  readonly plan: { readonly theme: string; readonly campaign: string; readonly level: string; readonly document: string }
  readonly sessions: readonly StorySession[]
  readonly schools: readonly { readonly kind: 'party_school' | 'academy' | 'think_tank'; readonly name: string }[]
  readonly course: { readonly title: string; readonly summary: string; readonly lessons: readonly StoryLesson[] }
  readonly lecturers: readonly { readonly name: string; readonly topics: readonly string[] }[]
  readonly experts: readonly { readonly name: string; readonly field: string }[]
}

interface StorySession {
  readonly title: string
  readonly kind: string
  readonly daysAgo: number
  /** On the last such day of a year (`MM-DD`) instead. */
  readonly on?: string
  readonly halfDays: number | null
  readonly audience: 'secretary' | 'liaison'
  /** Of every so many people one was not there; null where it has not begun. */
  readonly oneAbsentIn: number | null
}

interface StoryLesson {
  readonly title: string
  readonly body: string
  readonly question: { readonly text: string; readonly options: readonly string[]; readonly right: number; readonly why: string }
}

const fields = ['社会工作', '社区治理', '组织评估', '公益项目管理', '志愿服务', '财务与合规']
const family = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱'

/** The same for every demonstration; only the name of the place differs. */
export function learningStory(place: string): StoryLearning {
  return {
    plan: {
      theme: '红色头雁：党组织书记能力提升',
      campaign: 'party-history',
      level: 'district',
      document: `${place}社党〔示例〕6号`,
    },
    sessions: [
      { title: '党组织书记培训班', kind: 'class', daysAgo: 200, on: '03-24', halfDays: 6, audience: 'secretary', oneAbsentIn: 7 },
      { title: '书记集中轮训', kind: 'rotation', daysAgo: 120, halfDays: 4, audience: 'secretary', oneAbsentIn: 5 },
      { title: '专题党课', kind: 'lecture', daysAgo: 70, halfDays: 2, audience: 'secretary', oneAbsentIn: 4 },
      { title: '案例研讨与集体学习', kind: 'collective', daysAgo: 40, halfDays: 2, audience: 'secretary', oneAbsentIn: 3 },
      { title: '联络员业务培训', kind: 'class', daysAgo: 30, halfDays: 1, audience: 'liaison', oneAbsentIn: 6 },
      { title: '书记论坛', kind: 'forum', daysAgo: -12, halfDays: null, audience: 'secretary', oneAbsentIn: null },
    ],
    schools: [
      { kind: 'party_school', name: `${place}社会组织党校` },
      { kind: 'academy', name: `${place}创益学院` },
      { kind: 'think_tank', name: `${place}创益智库` },
    ],
    course: {
      title: '十五分钟组织生活',
      summary: '把基础党务工作演出来：每节课十五分钟，可以在组织生活中播放。',
      lessons: [
        {
          title: '怎样开好支部党员大会',
          body: '会前：提前告知议题，请党员准备意见。\n会中：有表决权的党员过半数到会，逐项讨论，当场表决。\n会后：记录要点和结果，一句话也可以，不要求照片。',
          question: {
            text: '表决前应当先看什么？',
            options: ['到会人数是否符合要求', '照片是否拍好', '会议是否够长'],
            right: 0,
            why: '到会人数决定表决是否有效。',
          },
        },
        {
          title: '怎样讲好一堂党课',
          body: '从身边的事讲起，讲清一个道理，留出时间回答问题。',
          question: {
            text: '党课最要紧的是什么？',
            options: ['讲清一个道理', '讲得越长越好'],
            right: 0,
            why: '听得懂，用得上。',
          },
        },
      ],
    },
    lecturers: [
      { name: '韩雪松', topics: ['身边的党史', '行业里的共产党员'] },
      { name: '蒋一帆', topics: ['社会组织怎样服务社区'] },
      { name: '沈若水', topics: ['党章导读', '身边的党史'] },
    ],
    experts: [...family].map((name, index) => ({
      name: `${name}${'明远思齐'[index % 4]!}`,
      field: fields[index % fields.length]!,
    })),
  }
}
