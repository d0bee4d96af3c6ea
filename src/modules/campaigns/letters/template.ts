import type { LetterTemplate } from '../../../platform/contributions/letter-templates.ts'
import { type Paragraph, plainDocx } from '../../../platform/documents/plain-docx.ts'

/** What the letter to a responsible body may name. Each is a word; `units` is a list of `no`, `name`, `obstacle` and `remedy`. */
export const placeholders = [
  'body',
  'campaign',
  'document',
  'aim',
  'percent',
  'fromOn',
  'untilOn',
  'asOf',
  'base',
  'there',
  'missing',
  'committee',
  'district',
  'today',
  'units',
] as const

const body = (text: string): Paragraph => ({ text, indent: true })

/** The shipped letter: it says where things stand and asks for help. Its words are the office's, so they are Chinese for every reader. */
const paragraphs: readonly Paragraph[] = [
  { text: '关于协助做好“{campaign}”有关工作的函', align: 'center', size: 22, bold: true },
  { text: '{body}：' },
  body('根据{document}，{district}自{fromOn}起开展“{campaign}”，{untilOn}前{aim}达到{percent}。'),
  body(
    '截至{asOf}，由你单位联系的社会组织中计入{base}家，已达到{there}家，还有{missing}家。名单和目前情况如下，请结合实际帮助推进：',
  ),
  { text: '{#units}', size: 2 },
  body('{no}. {name}：{obstacle}{remedy}'),
  { text: '{/units}', size: 2 },
  body('详细名单见附表。如情况有出入，请告知，以便更正。'),
  { text: '' },
  { text: '{committee}', align: 'right' },
  { text: '{today}', align: 'right' },
]

export const campaignLetter: LetterTemplate = {
  kind: 'campaign-notice',
  module: 'campaigns',
  placeholders,
  shipped: () => plainDocx(paragraphs),
}
