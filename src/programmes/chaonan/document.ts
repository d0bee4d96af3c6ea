import type { ProgrammeInput } from '../../kernel/programme.ts'
import { formationProcedures } from '../procedures.ts'
import { dormancy, industries } from '../shared.ts'

const fromOn = '2021-01-01'

/** What a Party organisation did when the district called on it: entered like any other activity, counted by who held it and who came. */
const mobilisationKind = {
  key: 'activity.local-kinds',
  version: '1',
  source: 'CN-46',
  fromOn,
  severity: 'info' as const,
  params: { kinds: [{ code: 'mobilisation', zh: '应急动员', en: 'Emergency mobilisation' }] },
}

/** 潮南 党建共同体: the ordinary tree of district, town and village, with communities laid over it that cross every border. */
export const chaonan: ProgrammeInput = {
  code: 'chaonan',
  version: '1',
  zh: '党建共同体',
  en: 'Party-building communities',
  source: '汕头潮南',
  districtCodes: ['440514'],
  structure: {
    code: 'three-levels-communities',
    zh: '三级党组织与党建共同体',
    en: 'Three levels, with communities over them',
    source: 'CN-02; CN-06',
    overlap: true,
    slots: [
      {
        code: 'district',
        zh: '区党组织',
        en: 'District',
        line: 'core',
        edge: 'core_of',
        targetKind: 'district',
        source: 'CN-06',
      },
      {
        code: 'town',
        zh: '镇（街道）党组织',
        en: 'Towns and streets',
        line: 'area',
        edge: 'hub_of',
        targetKind: 'street',
        source: 'CN-06',
      },
      {
        code: 'village',
        zh: '村（社区）党组织',
        en: 'Villages and residential communities',
        line: 'area',
        edge: 'hub_of',
        targetKind: 'community',
        source: 'CN-06',
      },
      {
        code: 'members',
        zh: '社会组织等党组织',
        en: 'Other Party organisations',
        line: 'registry',
        fallback: true,
        source: 'CN-03; CN-50',
      },
      {
        code: 'cross-domain',
        zh: '跨领域共同体',
        en: 'Communities across domains',
        line: 'overlay',
        kind: 'community_cross_domain',
        memberEdge: 'community_member',
        source: 'CN-03',
      },
      {
        code: 'cross-level',
        zh: '跨层级共同体',
        en: 'Communities across levels',
        line: 'overlay',
        kind: 'community_cross_level',
        memberEdge: 'community_member',
        source: 'CN-06',
      },
      {
        code: 'cross-area',
        zh: '跨地域共同体',
        en: 'Communities across areas',
        line: 'overlay',
        kind: 'community_cross_area',
        memberEdge: 'community_member',
        source: 'CN-10',
      },
      {
        code: 'cross-industry',
        zh: '跨行业共同体、联盟',
        en: 'Communities and alliances across industries',
        line: 'overlay',
        kind: 'community_cross_industry',
        memberEdge: 'community_member',
        source: 'CN-12; CN-13',
      },
    ],
  },
  unitKinds: [
    { code: 'community_cross_domain', zh: '跨领域党建共同体', en: 'Party-building community across domains', grouping: 'party' },
    { code: 'community_cross_level', zh: '跨层级党建共同体', en: 'Party-building community across levels', grouping: 'party' },
    { code: 'community_cross_area', zh: '跨地域党建共同体', en: 'Party-building community across areas', grouping: 'party' },
    {
      code: 'community_cross_industry',
      zh: '跨行业党建共同体',
      en: 'Party-building community across industries',
      grouping: 'party',
    },
  ],
  // Members keep their own superiors and see no more of each other than what the community shares: no rights travel (CN-63).
  edgeTypes: [{ code: 'community_member', zh: '共同体成员', en: 'Member of community', line: 'overlay' }],
  industries,
  industriesOpen: true,
  procedures: formationProcedures({ temporary: 'CN-47', chain: 'CN-12' }),
  rules: [dormancy(fromOn, 'CN-50; ZF-54'), mobilisationKind],
  figures: [
    {
      id: 'CN-F12',
      zh: '响应动员的党组织',
      en: 'Party organisations that answered the mobilisation',
      indicator: 'activities.party-orgs',
      params: { kind: 'mobilisation' },
      mechanism: 'CN-46',
    },
    {
      id: 'CN-F13',
      zh: '响应动员的党员',
      en: 'Members who answered the mobilisation',
      indicator: 'activities.people',
      params: { kind: 'mobilisation' },
      mechanism: 'CN-46',
    },
    {
      id: 'CN-F03',
      zh: '主题党日活动场次',
      en: 'Themed Party days',
      indicator: 'activities.sessions',
      params: { kind: 'theme-day', joint: true },
      mechanism: 'CN-21',
    },
    {
      id: 'CN-F07',
      zh: '共同组织教育培训场次',
      en: 'Joint training',
      indicator: 'activities.sessions',
      params: { kind: 'training', joint: true },
      mechanism: 'CN-26',
    },
    {
      id: 'CN-F08',
      zh: '培训党员人次',
      en: 'Attendances at joint training',
      indicator: 'activities.attendances',
      params: { kind: 'training', joint: true },
      mechanism: 'CN-26',
    },
  ],
}
