import { byUscc, type StoryPeople, type StoryStatement, type StoryVisit } from '../story.ts'

/** The people of Zhifu: departments and streets send instructors as the register says; how, and what their visits found, is told here. */
export function zhifuPeople(statements: readonly StoryStatement[]): StoryPeople {
  const active = statements.filter((row) => row.status === 'active')
  const both = active.filter((row) => row.instructors.length === 2)
  return {
    terms: [
      {
        role: 'instructor',
        sender: '局',
        terms: { side: 'business', source: 'organ-cadre', mode: 'sent', workingTime: 'concurrent' },
      },
      {
        role: 'instructor',
        sender: '党工委',
        terms: { side: 'locality', source: 'party-worker', mode: 'sent', workingTime: 'concurrent' },
      },
      { role: 'liaison', sender: '', terms: { source: 'own-staff', workingTime: 'concurrent' } },
      { role: 'secretary', sender: '', terms: { mode: 'elected', workingTime: 'concurrent' } },
    ],
    posts: [],
    visits: both.filter((_, index) => index % 12 === 0).map(visitOf),
    checks: [{ drawnOn: '2021-05-10', size: 5, seed: '2021年5月', made: ['2021-05-12', '2021-05-13', '2021-05-18'] }],
    account: null,
  }
}

const lines = [
  '两边指导员一起上门，业务和党务分头说了',
  '带着填了组建申请',
  '书记不在，与负责人谈了换届',
  '看了十五分钟微党课的效果',
]

function visitOf(row: StoryStatement, index: number): StoryVisit {
  const day = String(1 + (index % 27)).padStart(2, '0')
  return {
    unit: byUscc(row.uscc),
    plannedOn: null,
    madeOn: `2021-04-${day}`,
    line: lines[index % lines.length]!,
    findings:
      index % 4 === 1
        ? [
            {
              what: '业务指导与党务指导的时间错开',
              responsible: '街道党工委',
              dueOn: '2021-05-31',
              steps: index % 8 === 1 ? [{ onDay: '2021-05-20', note: '两边商定每月第一周同去', done: true }] : [],
            },
          ]
        : [],
  }
}
