import type { SameKeys } from '../../../web/phrases/same-keys.ts'
import type { zh } from './log-words.zh.ts'

export const en: SameKeys<typeof zh> = {
  abilities: {
    'map/read': 'See the map',
    'map/change': 'Keep boundaries',
  },
  writes: {
    'map/importBoundaries': 'Imported boundaries',
    'map/removeBoundaries': 'Removed boundaries',
  },
  reads: {
    'map/listAreas': 'Saw areas of the map',
    'map/listPoints': 'Saw units on the map',
  },
  noted: {
    objects: {},
    fields: {},
    heads: {},
    jobs: {},
  },
}
