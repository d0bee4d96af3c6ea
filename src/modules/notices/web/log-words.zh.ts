import type { LogWords } from '../../../web/phrases/log-words.ts'

/** What the audit log and the read log call the deeds and records of this module; dots are slashes. */
export const zh = {
  abilities: {},
  writes: { 'notices/openDigest': '打开每周提醒', 'notices/prefer': '更改提醒设置' },
  reads: { 'notices/getDigest': '看每周提醒', 'notices/getMark': '看有无新提醒' },
  noted: { objects: {}, fields: {}, heads: {}, jobs: {} },
} satisfies LogWords
