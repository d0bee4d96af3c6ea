import type { SameKeys } from '../../../web/phrases/same-keys.ts'
import { en as server } from '../phrases.en.ts'
import type { zh } from './phrases.zh.ts'

export const en: SameKeys<typeof zh> = {
  pages: { figures: 'Published figures' },
  intro:
    'Every figure a programme publishes is computed from records and cannot be typed. Choose a value to see its records, “Receipt” to see how it was computed.',
  figure: 'Figure',
  value: 'Value',
  unit: 'Unit',
  records: 'Records',
  openRecords: '{name}: see {count, plural, one {# record} other {# records}}',
  receipt: {
    open: 'Receipt',
    openOf: 'Receipt of {name}',
    title: 'Receipt',
    figure: 'Figure',
    value: 'Value',
    indicator: 'Indicator',
    rule: 'Rule',
    ruleText: '{key} · version {version} · source {source}',
    noRule: 'No rule: a plain count',
    params: 'Parameters',
    noParams: 'None',
    asOf: 'As of',
    knownAt: 'Computed at',
    scope: 'Scope',
    everything: 'Everything',
    nodes: 'Within your grants (units {nodes})',
    hash: 'Digest',
    hashHint: 'Taken over all of the above: change any of it and the digest differs.',
  },
  empty: 'No programme to show yet',
  emptyHint: 'There is no district in your scope yet. Figures appear once divisions are loaded and a register is imported.',
  noFigures: 'This programme publishes no figures.',
  ...server,
}
