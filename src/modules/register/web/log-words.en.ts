import type { SameKeys } from '../../../web/phrases/same-keys.ts'
import type { zh } from './log-words.zh.ts'

export const en: SameKeys<typeof zh> = {
  abilities: {
    'register/import': 'Import registers',
  },
  writes: {
    'register/upload': 'Handed in a register',
    'register/correctColumns': 'Corrected columns',
    'register/correctRow': 'Corrected a row',
    'register/apply': 'Applied a register',
    'register/undo': 'Took an import back',
    'register/discard': 'Discarded a register',
  },
  reads: {
    'register/listImports': 'Saw the imports',
    'register/getImport': 'Saw an import',
    'register/listRows': 'Saw rows of a register',
    'register/downloadRefused': 'Downloaded refused rows',
  },
  noted: {
    objects: {
      import: 'Import',
    },
    fields: {
      type: 'type',
      registered: 'registered on',
      street: 'street',
      community: 'community',
      industry: 'industry',
      supervisor: 'supervising body',
      full: 'full members',
      probationary: 'probationary members',
      floating: 'mobile members',
      partyOrgName: 'name of the Party organisation',
      formation: 'form',
      secretary: 'secretary',
      instructor: 'instructor',
      instructorUnit: 'sender of the instructor',
      instructor2: 'second instructor',
      liaison: 'liaison',
      serial: 'serial number',
      ignore: 'column left unread',
      remark: 'remarks',
      remarks: 'remarks',
      extras: 'other columns',
    },
    heads: {},
    jobs: {
      'register/read': 'Reading a register',
      'register/apply': 'Writing a register',
      'register/undo': 'Taking an import back',
    },
  },
}
