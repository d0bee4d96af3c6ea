import { zhifuVenues } from '../places-story.ts'
import { seeded } from '../seeded.ts'
import {
  byBody,
  byDivision,
  byKey,
  byPartyOrg,
  byUscc,
  type DemoStory,
  type StoryDiagnosis,
  type StoryDivisions,
  monthly,
  type StoryEdge,
  type StoryElections,
  type StoryStatement,
  type StoryUnit,
} from '../story.ts'
import { inventDivisions } from './names.ts'
import { zhifuPeople } from './people.ts'
import { inventStatements } from './organisations.ts'

const statedOn = '2021-03-31'
const begunOn = '2019-06-01'

/** 芝罘 as a story: an invented district of the shape the case describes. The same records on every call. */
export function zhifuStory(): DemoStory {
  const divisions = inventDivisions()
  const statements = inventStatements(
    {
      own: 33,
      joint: { units: 334, partyOrgs: 122 },
      blank: { shouldHave: 6, fewMembers: 41, noMembers: 98 },
      cancelled: 7,
    },
    divisions,
    seeded(370_602),
  )
  const guidance = guidanceOf(statements, divisions)
  return {
    programme: 'zhifu',
    district: { code: divisions.code, name: divisions.name },
    divisions,
    register: { statedOn, registrar: '区民政局', statements },
    units: [
      { key: 'core', kind: 'party_org', name: '芝罘区社会组织综合党委', level: 'committee', form: 'own', fromOn: begunOn },
      ...guidance.units,
      ...platformUnits(divisions),
    ],
    edges: [
      { type: 'core_of', from: byKey('core'), to: byDivision(divisions.code), fromOn: begunOn },
      ...superiorEdges(statements),
      ...guidance.edges,
      ...platformEdges(divisions),
    ],
    changes: [],
    diagnoses: diagnosesOf(statements),
    targets: [
      {
        node: byDivision(divisions.code),
        metric: 'headcount30',
        percent: 100,
        dueOn: '2021-12-31',
        setOn: '2021-01-15',
        source: 'ZF-09',
      },
    ],
    campaigns: [
      {
        name: '三十人以上社会组织组建到位',
        node: byDivision(divisions.code),
        aim: 'large',
        fromOn: '2021-04-01',
        untilOn: '2021-12-31',
        document: '示例〔2021〕5号',
      },
      {
        name: '应建尽建',
        node: byDivision(divisions.code),
        aim: 'due',
        fromOn: '2021-04-01',
        untilOn: '2021-12-31',
        document: '示例〔2021〕6号',
      },
    ],
    people: zhifuPeople(statements),
    elections: { terms: termsOf(statements), held: [] },
    venues: zhifuVenues,
    returns: [{ title: '2021年一季度', asOf: statedOn, frozenOn: '2021-04-06' }],
  }
}

/** Own and joint Party organisations stand under the comprehensive committee. */
function superiorEdges(statements: readonly StoryStatement[]): StoryEdge[] {
  const names = new Set(statements.flatMap((row) => row.partyOrg?.name ?? []))
  return [...names].map((name) => ({ type: 'superior', from: byPartyOrg(name), to: byKey('core'), fromOn: statedOn }))
}

/** Every third Party organisation of one organisation has its term on record; they end one after the other, two months apart. */
function termsOf(statements: readonly StoryStatement[]): StoryElections['terms'] {
  const own = statements.filter(
    (row) => row.partyOrg?.form === 'own' && row.partyOrg.level === 'branch' && row.status === 'active',
  )
  return own
    .filter((_, index) => index % 3 === 0)
    .map((row, index) => ({
      unit: byPartyOrg(row.partyOrg!.name),
      fromOn: monthly('2023-10-18', 2 * index),
      documentNo: `示例党发〔2023〕${index + 1}号`,
    }))
}

/** Two lines of guidance for organisations with their own Party organisation: the department, and the street (ZF-06). */
function guidanceOf(
  statements: readonly StoryStatement[],
  divisions: StoryDivisions,
): { units: StoryUnit[]; edges: StoryEdge[] } {
  const own = statements.filter((row) => row.partyOrg?.form === 'own')
  const streets = divisions.streets.filter((street) => own.some((row) => row.street === street.code))
  return {
    units: streets.map(({ code, name }) => ({
      key: `committee ${code}`,
      kind: 'public_body',
      name: `${name}党工委`,
      street: code,
      fromOn: begunOn,
    })),
    edges: own.flatMap((row) => {
      const from = byPartyOrg(row.partyOrg!.name)
      const local: StoryEdge = { type: 'party_guidance', from, to: byKey(`committee ${row.street}`), fromOn: statedOn }
      return row.supervisor === null
        ? [local]
        : [{ type: 'business_guidance', from, to: byBody(row.supervisor), fromOn: statedOn }, local]
    }),
  }
}

/** One platform of the incubation tree (ZF-35), known by the area it stands at. */
function platformAt(area: string, name: string, street?: string): StoryUnit {
  return { key: `platform ${area}`, kind: 'incubation_platform', name, ...(street ? { street } : {}), fromOn: begunOn }
}

/** The incubation tree: one platform for the district, one a street, one a community. */
function platformUnits({ code, name, streets }: StoryDivisions): StoryUnit[] {
  return [
    platformAt(code, `${name}社会组织创益园`),
    ...streets.flatMap((street) => [
      platformAt(street.code, `${street.name}社会组织孵化站`, street.code),
      ...street.communities.map((community) => platformAt(community.code, `${community.name}孵化点`, street.code)),
    ]),
  ]
}

/** Where a platform stands, and the platform above it. */
function platformLines(area: string, above: string | null): StoryEdge[] {
  const from = byKey(`platform ${area}`)
  const at: StoryEdge = { type: 'incubates_at', from, to: byDivision(area), fromOn: begunOn }
  return above === null ? [at] : [at, { type: 'incubated_by', from, to: byKey(`platform ${above}`), fromOn: begunOn }]
}

function platformEdges({ code, streets }: StoryDivisions): StoryEdge[] {
  return [
    ...platformLines(code, null),
    ...streets.flatMap((street) => [
      ...platformLines(street.code, code),
      ...street.communities.flatMap((community) => platformLines(community.code, street.code)),
    ]),
  ]
}

const findings: readonly Pick<StoryDiagnosis, 'reason' | 'note' | 'remedy'>[] = [
  { reason: 'unwilling', note: '负责人担心占用人手和场地', remedy: '综合党委书记约谈负责人，先借用街道阵地过组织生活' },
  { reason: 'unable', note: '有三名党员，不知道怎样申请', remedy: '党建办上门，带着填申请、排会议' },
  { reason: 'impossible', note: '党员组织关系都在原籍', remedy: '摸清流动党员，与同街道相近的组织商量联合组建' },
  { reason: 'unwilling', note: '两名负责人意见不一', remedy: '请同行业已组建的负责人讲一次经验' },
]

/** Some of the blank organisations are looked into, each for one of the four reasons, and one Party organisation that sleeps. */
function diagnosesOf(statements: readonly StoryStatement[]): StoryDiagnosis[] {
  const due = statements.filter((row) => row.partyOrg === null && row.status === 'active' && row.fullMembers >= 3)
  const blank = due.map((row, index): StoryDiagnosis => {
    const finding = findings[index % findings.length]!
    const followed = index < 3
    return {
      unit: byUscc(row.uscc),
      onDay: '2021-04-12',
      ...finding,
      followUpOn: '2021-05-20',
      followUps: followed ? [{ onDay: '2021-05-20', note: '已见面，商定六月再议', close: false, nextOn: '2021-06-25' }] : [],
    }
  })
  const asleep = statements.find((row) => row.partyOrg?.form === 'own' && row.partyOrg.level === 'branch')!
  return [
    ...blank,
    {
      unit: byUscc(asleep.uscc),
      onDay: '2021-04-15',
      reason: 'dormant',
      note: '成立以后半年没有活动记录',
      remedy: '指导员到会，定下每月一次组织生活',
      followUpOn: '2021-06-15',
      followUps: [{ onDay: '2021-06-15', note: '五月、六月各开了一次', close: true, nextOn: null }],
    },
  ]
}
