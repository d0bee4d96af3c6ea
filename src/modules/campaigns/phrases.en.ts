import type { zh } from './phrases.zh.ts'

export const en: typeof zh = {
  problems: {
    'campaign-not-found': 'This campaign was not found, or lies outside your area.',
    'campaign-node-not-found':
      'This district, street, community or industry was not found, or is not yours. Choose one you answer for.',
    'campaign-aim-unknown': 'The district has no such aim. Choose one of those listed.',
    'campaign-percent-missing': 'Enter the percentage to be reached.',
    'campaign-days-unfit': 'The last day must be later than the first.',
    'campaign-closed': 'This campaign has been closed.',
    'campaign-not-whole': 'This campaign reaches beyond your area. Whoever answers for all of it closes it.',
    'campaign-week-unknown': 'There is no such week.',
    'campaign-nobody-to-write': 'There is nobody to write to. Check the filter.',
  },
}
