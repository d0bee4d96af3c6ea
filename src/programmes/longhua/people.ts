import { inventPerson } from '../zhifu/names.ts'
import { seeded } from '../seeded.ts'
import { byUscc, type StoryPeople, type StoryPost, type StoryVisit } from '../story.ts'

/** Organisations of the register with thirty people or more that got an instructor of their own in the spring of 2019 (LH-15). */
const large = `
  52440309998900116C 51440309996115456F 52440309991016184X 51440309994588786D
  52440309MJYHKH7X74 52440309MJY1DDP75D 52440309MJYGYC1X0T 51440309MJY44RDQ65
  52440309MJYM67XDX2 52440309996590599K 52440309996194641X 524403099958778898
  5144030999112648XR 51440309997303301A 5244030999405651XC 52440309MJYWKA6L7Y
  52440309MJYY5UNU38 52440309MJY526Q09T 52440309MJY6GULR0Q 51440309MJY1CKE360
  52440309MJYGN4WN4H 52440309999023426J`
/** Large organisations with many members, to which a full-time worker was sent (LH-16). */
const manyMembers = `
  5144030999112648XR 51440309MJY2A0QA5N 524403099912056716 51440309991284867W 52440309MJYA9BK4XP`
/** Organisations otherwise without anyone that named a member of staff as liaison (LH-17). */
const alone = `
  514403099999425962 51440309995494941K 52440309995437816E 51440309991931390K
  52440309MJYK8HLH22 52440309995789643R 5144030999361644X7 51440309998684601E
  52440309MJYD09HL8F 524403099955741328 52440309990132087G 52440309MJY7U1AX8Q
  52440309MJYW0QJW44 51440309999964656H 52440309MJYLND87X9 52440309MJYK0AGA0D
  52440309990052896Q 5244030999828865XR 51440309MJY0MBWR6F 52440309MJYP1TW023
  524403099917950779 514403099946368648 52440309MJYXHGT02T 51440309MJY7JR6N10`
/** Organisations of the register whose instructor came by. */
const visited = `
  51440309999714075J 52440309998719675F 51440309993752767T 514403099926310901
  52440309MJYE9KXLX5 52440309MJYM67XDX2 51440309995767583D 51440309995349576A
  51440309MJYLKYBTXL 52440309MJYDJ0U83N 52440309992428594C 51440309997747332N
  52440309MJY58BHX8G 51440309MJYK374P5T 514403099960843465 52440309996264785F
  52440309MJYYCTRX9W 51440309992846606D 5144030999569744XQ 52440309997620067G`
/** Those of the instructor the demonstration lends an account to. */
const served = `
  5244030999176000XT 5244030999999576XT 51440309995178180W 5144030999112648XR
  5144030999291674XR 51440309995349576A 52440309999296061H 52440309MJYMJ60602
  51440309MJYPGMJ61G 52440309MJYC5QTT2N 52440309MJYCXLYC42 52440309MJYGN4WN4H`

const codes = (text: string) => text.trim().split(/\s+/)
const streetStaff = { side: 'locality', source: 'party-worker', mode: 'sent', workingTime: 'concurrent' } as const
const sources = ['organ-cadre', 'party-worker', 'retired-cadre', 'organ-cadre', 'recruited'] as const

/** The people of Longhua: the register names instructors and liaisons; what it does not hold is told here. Every name is invented. */
export function longhuaPeople(): StoryPeople {
  const numbers = seeded(440_309)
  return {
    terms: [
      { role: 'instructor', sender: '两新组织党工委', terms: streetStaff },
      { role: 'instructor', sender: '党建工作办公室', terms: { ...streetStaff, source: 'organ-cadre' } },
      { role: 'instructor', sender: '区社会组织党委', terms: { source: 'party-worker', mode: 'sent', workingTime: 'full' } },
      {
        role: 'instructor',
        sender: '区民政局',
        terms: { side: 'business', source: 'organ-cadre', mode: 'sent', workingTime: 'concurrent' },
      },
      { role: 'liaison', sender: '', terms: { source: 'own-staff', workingTime: 'concurrent' } },
      { role: 'secretary', sender: '', terms: { mode: 'elected', workingTime: 'concurrent' } },
    ],
    posts: [
      ...codes(large).map((uscc, index): StoryPost => ({
        unit: byUscc(uscc),
        role: 'instructor',
        person: inventPerson(numbers),
        sender: index % 3 === 0 ? '区民政局' : '区社会组织党委',
        fromOn: '2019-04-01',
        documentNo: '示例〔2019〕6号',
        terms: { source: sources[index % sources.length]!, mode: index % 5 === 4 ? 'hired' : 'sent', workingTime: 'concurrent' },
      })),
      ...codes(manyMembers).map((uscc): StoryPost => ({
        unit: byUscc(uscc),
        role: 'full_time_worker',
        person: inventPerson(numbers),
        sender: '区社会组织党委',
        fromOn: '2019-05-06',
        documentNo: '示例〔2019〕9号',
        terms: { source: 'recruited', mode: 'hired', workingTime: 'full', decisionLevel: true },
      })),
      ...codes(alone).map((uscc): StoryPost => ({
        unit: byUscc(uscc),
        role: 'liaison',
        person: inventPerson(numbers),
        sender: null,
        fromOn: '2019-03-15',
        terms: { source: 'own-staff', workingTime: 'concurrent' },
      })),
    ],
    visits: [
      ...codes(visited).map(visitOf),
      ...codes(served)
        .slice(0, 7)
        .map((uscc, index) => visitOf(uscc, index + 40)),
    ],
    checks: [
      { drawnOn: '2019-06-03', size: 6, seed: '2019年6月', made: ['2019-06-05', '2019-06-06', '2019-06-11', '2019-06-12'] },
    ],
    account: { person: '钱霁骁', sender: '龙华街道两新组织党工委' },
  }
}

const lines = [
  '见到负责人，核对了党员名册，材料齐全',
  '参加了组织生活会，书记主持，记录完整',
  '负责人换了人，把联系方式更新了',
  '和联络员一起过了今年的计划，场地还没定',
  '看了活动室，制度上墙，党费按月收',
  '了解流动党员情况，两名愿意转来',
]
const tasks = [
  { what: '补齐一季度组织生活记录', responsible: '党组织书记' },
  { what: '报两名流动党员的组织关系情况', responsible: '联络员' },
  { what: '落实活动场地', responsible: '单位负责人' },
]

/** Every third visit finds something; half of what was found is put right by the summer. */
function visitOf(uscc: string, index: number): StoryVisit {
  const day = String(2 + (index % 26)).padStart(2, '0')
  const month = index % 2 === 0 ? '04' : '05'
  const found = index % 3 === 0 ? [tasks[(index / 3) % tasks.length]!] : []
  return {
    unit: byUscc(uscc),
    plannedOn: index % 4 === 0 ? `2019-${month}-01` : null,
    madeOn: `2019-${month}-${day}`,
    line: lines[index % lines.length]!,
    findings: found.map((task) => ({
      ...task,
      dueOn: '2019-06-28',
      steps:
        index % 2 === 0
          ? [
              { onDay: '2019-06-10', note: '已经在办', done: false },
              { onDay: '2019-06-24', note: '办好了，有记录', done: true },
            ]
          : [],
    })),
  }
}
