import type { LogWords } from '../../../web/phrases/log-words.ts'

/** What the rights matrix, the audit log and the read log call the abilities, deeds and records of this module; dots are slashes. */
export const zh = {
  abilities: {
    'map/read': '查看地图',
    'map/change': '维护边界',
  },
  writes: {
    'map/importBoundaries': '导入边界',
    'map/removeBoundaries': '移除边界',
  },
  reads: {
    'map/listAreas': '查看地图区域',
    'map/listPoints': '查看地图单位',
  },
  noted: {
    objects: {},
    fields: {},
    heads: {},
    jobs: {},
  },
} satisfies LogWords
