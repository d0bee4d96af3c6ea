import type { LogWords } from '../../../web/phrases/log-words.ts'

/** What the rights matrix, the audit log and the read log call the abilities, deeds and records of this module; dots are slashes. */
export const zh = {
  abilities: {
    'report/read': '查看指标',
  },
  writes: {},
  reads: {
    'reports/listFigures': '查看方案数字',
  },
  noted: {
    objects: {},
    fields: {},
    heads: {},
    jobs: {},
  },
} satisfies LogWords
