import type { SameKeys } from '../../../web/phrases/same-keys.ts'
import type { zh } from './log-words.zh.ts'

export const en: SameKeys<typeof zh> = {
  abilities: {
    'report/read': 'See figures',
  },
  writes: {},
  reads: {
    'reports/listFigures': 'Saw published figures',
  },
  noted: {
    objects: {},
    fields: {},
    heads: {},
    jobs: {},
  },
}
