import type { ProgrammeInput } from '../../kernel/programme.ts'
import { dormancy, industries } from '../shared.ts'

const fromOn = '2021-01-01'

/** 南沙 五红五联: a district committee over its Party organisations, and a backbone of lead units laid over them. */
export const nansha: ProgrammeInput = {
  code: 'nansha',
  version: '1',
  zh: '五红五联',
  en: 'Five reds, five links',
  source: '广州南沙 2022',
  districtCodes: ['440115'],
  structure: {
    code: 'committee-backbone',
    zh: '区党委与带头单位主干网',
    en: 'District committee with a backbone of lead units',
    source: 'NS-10',
    overlap: true,
    slots: [
      {
        code: 'core',
        zh: '区社会组织党委',
        en: 'District committee',
        line: 'core',
        edge: 'core_of',
        targetKind: 'district',
        source: 'NS-01',
      },
      { code: 'members', zh: '社会组织党组织', en: 'Party organisations', line: 'registry', fallback: true, source: 'NS-01' },
      {
        code: 'lead',
        zh: '带头单位（主干网节点）',
        en: 'Lead units (backbone)',
        line: 'overlay',
        edge: 'lead_of',
        targetKind: 'district',
        memberEdge: 'attached_to',
        source: 'NS-09; NS-10',
      },
    ],
  },
  edgeTypes: [{ code: 'lead_of', zh: '带头单位', en: 'Lead unit of', line: 'overlay', heldBy: 'source' }],
  industries,
  industriesOpen: true,
  rules: [dormancy(fromOn, 'NS-63; ZF-54')],
  figures: [
    {
      id: 'NS-F06',
      zh: '带头单位',
      en: 'Lead units',
      indicator: 'organisations.slot-occupants',
      params: { slot: 'lead' },
      mechanism: 'NS-09',
    },
  ],
}
