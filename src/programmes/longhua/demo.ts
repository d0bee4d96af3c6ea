import { longhuaNetwork } from '../network-story.ts'
import { longhuaVenues } from '../places-story.ts'
import { industries } from '../shared.ts'
import { longhuaAlliances } from './alliances.ts'
import { longhuaActivities } from './activities.ts'
import { longhuaElections } from './elections.ts'
import { longhuaCases } from './cases.ts'
import { longhuaPeople } from './people.ts'
import {
  byBody,
  byDivision,
  byIndustry,
  byKey,
  byUscc,
  type DemoStory,
  type StoryChange,
  type StoryDiagnosis,
  type StoryEdge,
  type StoryUnit,
} from '../story.ts'

/** The six streets of the district, by their codes. */
const streets = [
  { code: '440309001', name: '观湖街道' },
  { code: '440309002', name: '民治街道' },
  { code: '440309003', name: '龙华街道' },
  { code: '440309004', name: '大浪街道' },
  { code: '440309005', name: '福城街道' },
  { code: '440309006', name: '观澜街道' },
]

const district = '440309'
const committeeOn = '2018-07-01'
const hubsOn = '2018-10-15'
const upgradedOn = '2019-04-10'

/** Industry branches that met the conditions and were raised with the street hubs (LH-08). */
const raised = new Set(['社会工作', '人力资源'])

/**
 * 龙华 as a story. Organisations and areas come from the register and the list of divisions; the story adds what a register of
 * organisations does not hold: the committee, the hubs of streets and industries, and what was found and decided afterwards.
 * Names of bodies follow the case; persons, document numbers and findings are invented.
 */
export function longhuaStory(): DemoStory {
  return {
    programme: 'longhua',
    district: { code: district, name: '龙华区' },
    divisions: { file: 'samples/longhua-divisions.json' },
    register: { file: 'samples/longhua-2018.csv', statedOn: '2018-12-31', registrar: '区民政局' },
    units: [
      { key: 'core', kind: 'party_org', name: '龙华区社会组织党委', level: 'committee', form: 'own', fromOn: committeeOn },
      ...streets.map(streetHub),
      ...industries.map(({ code }) => industryHub(code)),
    ],
    edges: [
      { type: 'core_of', from: byKey('core'), to: byDivision(district), fromOn: committeeOn },
      { type: 'business_guidance', from: byKey('core'), to: byBody('区民政局'), fromOn: '2018-12-31' },
      ...streets.flatMap(({ code }) => hubEdges(`street ${code}`, byDivision(code))),
      ...industries.flatMap(({ code }) => hubEdges(`industry ${code}`, byIndustry(code))),
    ],
    changes: [
      ...streets.map(({ code, name }) => raise(`street ${code}`, `${name}社会组织促进会党总支`)),
      ...[...raised].map((code) => raise(`industry ${code}`, `龙华区${code}行业党总支`)),
    ],
    diagnoses,
    targets: [
      {
        node: byDivision(district),
        metric: 'workCoverage',
        percent: 100,
        dueOn: '2019-12-31',
        setOn: '2019-03-01',
        source: 'LH-18',
      },
    ],
    campaigns: [
      {
        name: '党的工作全覆盖',
        node: byDivision(district),
        aim: 'work',
        fromOn: '2019-03-01',
        untilOn: '2019-12-31',
        document: '示例〔2019〕2号《社会组织党建“饱和攻坚”行动方案》',
      },
    ],
    people: longhuaPeople(),
    activities: longhuaActivities(),
    alliances: longhuaAlliances(),
    network: longhuaNetwork,
    venues: longhuaVenues,
    elections: longhuaElections([
      ...streets.map(({ code }) => `street ${code}`),
      ...industries.map(({ code }) => `industry ${code}`),
    ]),
    cases: longhuaCases,
    returns: [{ title: '2018年度', asOf: '2018-12-31', frozenOn: '2019-01-10' }],
  }
}

function streetHub({ code, name }: { code: string; name: string }): StoryUnit {
  return {
    key: `street ${code}`,
    kind: 'party_org',
    name: `${name}社会组织促进会党支部`,
    level: 'branch',
    form: 'own',
    street: code,
    fromOn: hubsOn,
  }
}

function industryHub(code: string): StoryUnit {
  return {
    key: `industry ${code}`,
    kind: 'party_org',
    name: `龙华区${code}行业党支部`,
    level: 'branch',
    form: 'own',
    fromOn: hubsOn,
  }
}

function hubEdges(key: string, node: StoryEdge['to']): StoryEdge[] {
  return [
    { type: 'hub_of', from: byKey(key), to: node, fromOn: hubsOn },
    { type: 'superior', from: byKey(key), to: byKey('core'), fromOn: hubsOn },
  ]
}

/** Street hubs are raised to general branches, industry branches where conditions are met (LH-07, LH-08). */
function raise(key: string, name: string): StoryChange {
  return {
    unit: byKey(key),
    kind: 'upgrade',
    effectiveOn: upgradedOn,
    reason: '升格为党总支，发挥枢纽作用',
    documentNo: '示例〔2019〕4号',
    facts: { level: 'general', name },
  }
}

/** Organisations of the register that were looked into in the spring of 2019; each is blank, or sleeps, on that day. */
const diagnoses: readonly StoryDiagnosis[] = [
  {
    unit: byUscc('524403099999737049'),
    onDay: '2019-03-12',
    reason: 'unable',
    note: '三名正式党员都在园里，不清楚怎样申请',
    remedy: '指导员带着准备申请材料',
    followUpOn: '2019-04-16',
    followUps: [{ onDay: '2019-04-16', note: '材料齐了，等下次党委会', close: false, nextOn: '2019-05-21' }],
  },
  {
    unit: byUscc('52440309990211279W'),
    onDay: '2019-03-12',
    reason: 'unwilling',
    note: '担心没有场地',
    remedy: '先借用社区党群服务中心',
    followUpOn: '2019-05-07',
    followUps: [],
  },
  {
    unit: byUscc('52440309999102618Y'),
    onDay: '2019-03-14',
    reason: 'unwilling',
    note: '负责人不是党员，不了解要求',
    remedy: '街道促进会党组织上门说明',
    followUpOn: '2019-04-18',
    followUps: [{ onDay: '2019-04-18', note: '负责人同意，先确定联系人', close: false, nextOn: '2019-06-06' }],
  },
  {
    unit: byUscc('52440309991016184X'),
    onDay: '2019-03-20',
    reason: 'impossible',
    note: '没有正式党员，有两名流动党员',
    remedy: '与民治街道文化类组织商量流动党员联合组建',
    followUpOn: '2019-06-20',
    followUps: [],
  },
  {
    unit: byUscc('52440309998900116C'),
    onDay: '2019-03-20',
    reason: 'impossible',
    note: '从业四十人，没有党员',
    remedy: '派一名指导员，确定一名工作人员任联络员',
    followUpOn: '2019-04-25',
    followUps: [{ onDay: '2019-04-25', note: '联络员人选已报，指导员四月到位', close: false, nextOn: '2019-07-25' }],
  },
  {
    unit: byUscc('51440309995402744D'),
    onDay: '2019-04-02',
    reason: 'dormant',
    note: '成立以后没有活动记录',
    remedy: '商会行业党组织牵头，按月一次组织生活',
    followUpOn: '2019-06-04',
    followUps: [{ onDay: '2019-06-04', note: '四月、五月各开一次，有记录', close: true, nextOn: null }],
  },
]
