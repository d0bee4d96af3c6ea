import { type Paragraph, plainDocx } from '../../../platform/documents/plain-docx.ts'
import type { LetterTemplate } from '../../../platform/contributions/letter-templates.ts'
import { placeholders } from '../contract-letters.ts'
import { type LetterKind, letterKinds } from './kinds.ts'

/**
 * The shipped letters, as a district gets them before it puts its own in their place. Their words are the office's, so they are Chinese
 * whatever the reader's language. What stands in braces is listed in `values.ts`.
 */
const body = (text: string): Paragraph => ({ text, indent: true })
const foot: Paragraph[] = [{ text: '' }, { text: '{committee}', align: 'right' }, { text: '{today}', align: 'right' }]

const letters: Record<LetterKind, Paragraph[]> = {
  receipt: [
    { text: '受理通知书', align: 'center', size: 22, bold: true },
    { text: '编号 {caseNo}', align: 'right', size: 14 },
    { text: '{subject}:' },
    body('你单位提交的“{title}”（{procedure}）已于{submittedOn}收到，现由{acting}办理，当前环节为“{step}”。'),
    body('本环节办理期限至{dueOn}{provisional}。'),
    ...foot,
  ],
  return: [
    { text: '补正通知书', align: 'center', size: 22, bold: true },
    { text: '编号 {caseNo}', align: 'right', size: 14 },
    { text: '{subject}:' },
    body('你单位提交的“{title}”（{procedure}）经审核，需要补正后重新提交。理由如下：'),
    body('{reason}'),
    ...foot,
  ],
  reply: [
    { text: '关于{title}的批复', align: 'center', size: 22, bold: true },
    { text: '{documentNo}', align: 'center', size: 14 },
    { text: '{subject}:' },
    body('你单位{submittedOn}提交的“{title}”收悉。经研究，{decision}。'),
    body('{particulars}'),
    { text: '{#units}', size: 2 },
    body('{no}. {name}'),
    { text: '{/units}', size: 2 },
    body('{reason}'),
    ...foot,
  ],
}

export const letterTemplates: readonly LetterTemplate[] = letterKinds.map((kind) => ({
  kind,
  module: 'procedures',
  placeholders,
  shipped: () => plainDocx(letters[kind]),
}))
