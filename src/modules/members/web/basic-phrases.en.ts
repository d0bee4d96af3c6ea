import type { zh } from './basic-phrases.zh.ts'

/** Words the phone shows too. */
export const en: typeof zh = {
  standing: {
    probationary: 'Probationary member',
    full: 'Full member',
    watched: 'On probation within the Party',
    lost: 'Contact lost',
    suspended: 'Membership suspended',
    cancelled: 'Probation cancelled',
    struck_off: 'Struck off after leaving by themselves',
    resigned: 'Resigned',
    expelled: 'Expelled',
    deceased: 'Deceased',
  },
  place: {
    unit: 'Workplace',
    residence: 'Residence',
    talent_agency: 'Talent service agency',
    park_building: 'Park or building',
    mobile_branch: 'Organisation of mobile members',
    other: 'Other',
  },
  because: { work: 'Work', study: 'Study', residence: 'Residence', abroad: 'Abroad', other: 'Other' },
}
