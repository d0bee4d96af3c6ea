import type { LogWords } from '../../../web/phrases/log-words.ts'

/** What the audit log and the read log call the deeds and records of this module; dots are slashes. */
export const en = {
  abilities: {},
  writes: { 'notices/openDigest': 'Open the weekly digest', 'notices/prefer': 'Change how to be reminded' },
  reads: { 'notices/getDigest': 'Read the weekly digest', 'notices/getMark': 'Look for new reminders' },
  noted: { objects: {}, fields: {}, heads: {}, jobs: {} },
} satisfies LogWords
