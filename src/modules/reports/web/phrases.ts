import type { SameKeys } from '../../../web/phrases/same-keys.ts'
import * as server from '../phrases.ts'

export const zh = {
  title: '方案指标',
  hint: '每个数都由记录算出;点击数字查看这些记录。',
  figure: '指标',
  value: '数值',
  records: '记录数',
  rule: '规则与依据',
  empty: '还没有方案公布指标。',
  units: server.zh.units,
  problems: server.zh.problems,
}

export const en: SameKeys<typeof zh> = {
  title: 'Published figures',
  hint: 'Every figure is computed from records; follow it to see them.',
  figure: 'Figure',
  value: 'Value',
  records: 'Records',
  rule: 'Rule and source',
  empty: 'No programme publishes figures yet.',
  units: server.en.units,
  problems: server.en.problems,
}
