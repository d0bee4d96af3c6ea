import type { LetterTemplate } from '../../../platform/contributions/letter-templates.ts'
import { type Paragraph, plainDocx } from '../../../platform/documents/plain-docx.ts'
import type { AgreementKind } from '../rules/agreements.ts'

/** What an agreement may name. Each is a word; `sides` is a list of `name`, `answer` and `day`, `paragraphs` one of `text`. */
export const placeholders = [
  'title',
  'no',
  'lead',
  'names',
  'paragraphs',
  'shares',
  'fromOn',
  'untilOn',
  'pattern',
  'sides',
  'today',
] as const

const body = (text: string): Paragraph => ({ text, indent: true })
const paragraphs = (opening: string, closing: string): readonly Paragraph[] => [
  { text: '{title}', align: 'center', size: 22, bold: true },
  { text: '' },
  body(opening),
  { text: '{#paragraphs}', size: 2 },
  body('{text}'),
  { text: '{/paragraphs}', size: 2 },
  body('{shares}'),
  body(closing),
  { text: '' },
  { text: '{#sides}', size: 2 },
  { text: '{name}（{answer}）　　{day}', align: 'right' },
  { text: '{/sides}', size: 2 },
]

/** The words of a document are the office's, so they are Chinese for every reader. */
const shipped: Readonly<Record<AgreementKind, readonly Paragraph[]>> = {
  initiative: paragraphs('{names}共同倡议：', '本倡议书自{fromOn}起生效{untilOn}，请各签署单位共同践行。'),
  pairing: paragraphs(
    '{names}经协商一致，本着互联互通、优势互补、资源共享的原则，签订本协议。',
    '本协议自{fromOn}起生效{untilOn}，一式数份，各方各执一份。',
  ),
  charter: paragraphs('{names}自愿组成共同体，共同遵守本章程。各成员党组织的隶属关系不变。', '本章程自{fromOn}起施行{untilOn}。'),
}

export const letterKindOf = (kind: AgreementKind) => `agreement-${kind}` as const

export const letterTemplates: readonly LetterTemplate[] = (['initiative', 'pairing', 'charter'] as const).map((kind) => ({
  kind: letterKindOf(kind),
  module: 'alliances',
  placeholders,
  shipped: () => plainDocx(shipped[kind]),
}))
