import type { zh } from './log-words.zh.ts'

export const en: typeof zh = {
  abilities: {
    'dues/read': 'Look at totals of dues',
    'dues/own': 'Record dues of the own organisation',
    'dues/export': 'Export totals of dues',
  },
  writes: {
    'dues/exportBranches': 'Exported totals of dues',
    'dues/recordMonth': 'Recorded dues',
    'dues/assess': 'Assessed dues',
    'dues/reduce': 'Entered reduced dues',
    'dues/recordExtra': 'Recorded dues given freely',
    'dues/recordUse': 'Recorded a use of dues',
    'dues/retract': 'Took an entry of dues back',
    'dues/publish': 'Entered that dues were told to members',
    'dues/agreeQuarterly': 'Entered the consent to quarters',
  },
  reads: {
    'dues/listBranches': 'Looked at totals of dues',
    'dues/getYear': 'Looked at a year of dues',
    'dues/getMonth': 'Looked at a month of the own dues',
  },
  noted: {
    objects: { dues: 'Dues' },
    fields: {
      payment: 'Payment',
      assessment: 'Assessment',
      reduction: 'Reduction',
      extra: 'Given freely',
      use: 'Use',
      publication: 'Publication',
      quarterly: 'By the quarter',
    },
    heads: {
      '收缴党费（元）': 'Dues (yuan)',
      '自愿多交（元）': 'Given freely (yuan)',
      '使用党费（元）': 'Used (yuan)',
      公布日期: 'Told on',
    },
    jobs: {},
  },
}
