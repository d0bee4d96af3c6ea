import type { ProgrammeInput } from '../../kernel/programme.ts'
import { dormancy } from '../shared.ts'

/** The committee of the business district was founded in August 2015 (CD-01). */
const fromOn = '2015-08-01'

/**
 * 春熙路 1+7+N: a strict tree on a region that is no administrative unit. Rights over the region reach what stands `in_region`,
 * whichever street that is filed under.
 */
export const chunxilu: ProgrammeInput = {
  code: 'chunxilu',
  version: '1',
  zh: '商圈党建（1+7+N）',
  en: 'Business district (1+7+N)',
  source: '成都春熙路 2016',
  // The page is filed elsewhere, but the text names bodies of 锦江区 (mechanisms §8.13).
  districtCodes: ['510104'],
  structure: {
    code: 'core-hub-node',
    zh: '商圈党委、行业协会党总支、两新党支部',
    en: 'Core committee, association hubs, nodes',
    source: 'CD-05',
    overlap: false,
    slots: [
      {
        code: 'core',
        zh: '核心：商圈党委',
        en: 'Core committee',
        line: 'core',
        edge: 'core_of',
        targetKind: 'region',
        source: 'CD-01; CD-05',
      },
      {
        code: 'hub',
        zh: '枢纽：行业协会党总支',
        en: 'Hubs: industry associations',
        line: 'industry',
        edge: 'hub_of',
        targetKind: 'industry',
        memberEdge: 'superior',
        source: 'CD-05; CD-10',
      },
      {
        code: 'node',
        zh: '节点：两新组织党支部',
        en: 'Nodes: branches',
        line: 'registry',
        edge: 'superior',
        targetSlot: 'hub',
        source: 'CD-05',
      },
    ],
  },
  edgeTypes: [{ code: 'in_region', zh: '位于区域', en: 'In region', line: 'area', scope: 'direct' }],
  // Seven business types; the source names two, the others are for the district to enter.
  industries: [
    { code: '餐饮', zh: '餐饮', en: 'Catering', aliases: [] },
    { code: '物流', zh: '物流', en: 'Logistics', aliases: [] },
  ],
  industriesOpen: true,
  rules: [
    {
      key: 'coverage.organisation',
      version: 'CD-1',
      source: 'CD-06; CD-35',
      fromOn,
      severity: 'info',
      params: { forms_own: ['own'], forms_joint: ['joint', 'mobile'] },
    },
    dormancy(fromOn, 'CD-06; ZF-54'),
  ],
  figures: [
    {
      id: 'CD-F03',
      zh: '党群服务中心面积',
      en: 'Area of service centres',
      indicator: 'places.area',
      params: { kind: ['service-centre'], tier: ['park'] },
      mechanism: 'CD-02',
    },
    {
      id: 'CD-F04',
      zh: '商圈党委',
      en: 'Core committees',
      indicator: 'organisations.slot-occupants',
      params: { slot: 'core' },
      mechanism: 'CD-05',
    },
    {
      id: 'CD-F05',
      zh: '行业协会党总支',
      en: 'Association hubs',
      indicator: 'organisations.slot-occupants',
      params: { slot: 'hub' },
      mechanism: 'CD-05',
    },
    {
      id: 'CD-F06',
      zh: '两新组织党支部',
      en: 'Nodes',
      indicator: 'organisations.slot-occupants',
      params: { slot: 'node' },
      mechanism: 'CD-05',
    },
    {
      id: 'CD-F13',
      zh: '解决的企业诉求（件）',
      en: 'Enterprise demands solved',
      indicator: 'demands.orders-solved',
      params: { requester: 'enterprise' },
      mechanism: 'CD-12',
    },
    {
      // The source counts those of one station. A district that keeps its stations as units names the unit (holderNo).
      id: 'CD-F30',
      zh: '红色愿景站解决的诉求（件）',
      en: 'Orders solved',
      indicator: 'demands.orders-solved',
      mechanism: 'CD-50',
    },
    {
      id: 'CD-F14',
      zh: '经四种方式产生的党组织书记',
      en: 'Secretaries in post through the four modes',
      indicator: 'workforce.people-in-post',
      params: { role: 'secretary', modes: ['elected', 'branch-joint', 'sent', 'hired'] },
      mechanism: 'CD-15',
    },
    {
      id: 'CD-F15',
      zh: '专职党务工作者',
      en: 'Full-time Party workers in post',
      indicator: 'workforce.people-in-post',
      params: { role: 'full_time_worker' },
      mechanism: 'CD-15',
    },
    {
      id: 'CD-F17',
      zh: '主动亮身份的口袋党员（本年）',
      en: 'Pocket members who declared themselves this year',
      indicator: 'members.declared',
      params: { kind: 'pocket' },
      mechanism: 'CD-26',
    },
    {
      id: 'CD-F18',
      zh: '找到党组织的流动党员（本年）',
      en: 'Mobile members found an organisation this year',
      indicator: 'members.placed',
      params: { kind: 'mobile' },
      mechanism: 'CD-26',
    },
    {
      id: 'CD-F12',
      zh: '对接促进活动',
      en: 'Matching and promotion activities',
      indicator: 'lists.meetings',
      params: { code: 'promotion' },
      mechanism: 'CD-12',
    },
    {
      id: 'CD-F31',
      zh: '模范志愿者队伍中的党员',
      en: 'Party members in the model volunteer team',
      indicator: 'members.in-teams',
      params: { kind: 'model' },
      mechanism: 'CD-51',
    },
    {
      id: 'CD-F35',
      zh: '群团暖心服务场次',
      en: 'Services of mass organisations',
      indicator: 'volunteering.sessions',
      params: { provider: 'mass' },
      mechanism: 'CD-58',
    },
    {
      id: 'CD-F36',
      zh: '群团暖心服务受益人次',
      en: 'People reached by services of mass organisations, each time',
      indicator: 'volunteering.beneficiary-times',
      params: { provider: 'mass' },
      mechanism: 'CD-58',
    },
  ],
}
