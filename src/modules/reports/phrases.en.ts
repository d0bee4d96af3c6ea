import type { zh } from './phrases.zh.ts'

export const en: typeof zh = {
  units: {
    organisations: 'social organisations',
    'party-organisations': 'Party organisations',
    'structure-members': '',
    units: 'units',
    people: 'people',
    venues: 'venues',
    'square-metres': 'm²',
    sessions: 'sessions',
    attendances: 'attendances',
    orders: 'orders',
    issues: 'issues',
    stations: 'rooms',
    date: '',
    percent: '%',
  },
  problems: {
    'programme-not-found': 'There is no programme “{programme}”.',
    'figure-indicator-unknown': 'Figure {figure} of the programme names an unknown indicator “{indicator}”.',
  },
}
