import type { SameKeys } from '../../../web/phrases/same-keys.ts'
import type { zh } from './log-words.zh.ts'

export const en: SameKeys<typeof zh> = {
  abilities: {
    'agreement/read': 'See agreements',
    'agreement/draft': 'Draw up agreements',
    'agreement/sign': 'Sign agreements',
    'agreement/record': 'Enter paper signatures',
    'agreement/export': 'Export agreements',
    'community/read': 'See communities',
    'community/run': 'Found and run communities',
    'community/export': 'Export communities',
    'community/assess': 'Assess communities',
  },
  writes: {
    'alliances/exportAgreements': 'Exported agreements',
    'alliances/draftAgreement': 'Drew up an agreement',
    'alliances/amendAgreement': 'Changed an agreement',
    'alliances/moveAgreement': 'Put forward, withdrew or ended an agreement',
    'alliances/signAgreement': 'Signed an agreement',
    'alliances/renewAgreement': 'Renewed an agreement',
    'alliances/writeAgreement': 'Downloaded an agreement',
  },
  reads: {
    'alliances/getWords': 'Looked at the words of building together',
    'alliances/findSides': 'Looked for organisations to build with',
    'alliances/listAgreements': 'Looked at the agreements',
    'alliances/getAgreement': 'Looked at an agreement',
  },
  noted: {
    objects: { agreement: 'agreement', community: 'community' },
    fields: {
      agreement: 'agreement',
      propose: 'put before the sides',
      withdraw: 'withdrawn',
      end: 'ended',
      signed: 'signed',
      refused: 'not agreed',
      file: 'file',
    },
    heads: {
      协议类型: 'Kind of agreement',
      协议名称: 'Title of agreement',
      签署情况: 'Signing',
      牵头单位: 'Led by',
      各方单位: 'Sides',
      已签署方数: 'Sides that signed',
      结对类型: 'Pattern',
      生效日期: 'In force from',
      期满日期: 'Ends on',
    },
    jobs: {},
  },
}
