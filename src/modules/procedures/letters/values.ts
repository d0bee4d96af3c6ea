import type { Placeholder } from '../contract-letters.ts'
import type { LetterValues } from '../../../platform/documents/docx.ts'
import { filled, letterWords as office } from './words.ts'

export interface LetterFacts {
  readonly no: number
  readonly title: string
  readonly procedure: string
  readonly subject: string
  readonly step: string
  readonly acting: readonly string[]
  readonly openedOn: string
  readonly submittedOn: string | null
  readonly dueOn: string | null
  readonly dueProvisional: boolean
  readonly decidedOn: string | null
  readonly outcome: string | null
  readonly documentNo: string | null
  readonly reason: string | null
  readonly details: Readonly<Record<string, unknown>>
  /** Party organisations that are left on that day. */
  readonly leaves: readonly string[]
  readonly target: string | null
  readonly superior: string | null
  readonly units: readonly string[]
  readonly district: string
  readonly today: string
}

/** `2026-11-22` as an official letter writes it. */
export function longDay(day: string | null): string {
  if (day === null) return ''
  const [year, month, date] = day.split('-').map(Number)
  const parts: Record<string, number | undefined> = { year, month, date }
  return office.day.replaceAll(/\{(\w+)\}/g, (_, part: string) => String(parts[part]))
}

/** Words of a letter of this case. Every placeholder has one, be it empty. */
export function letterValues(facts: LetterFacts): LetterValues & Record<Placeholder, string | readonly LetterValues[]> {
  const said = (code: string) => (typeof facts.details[code] === 'string' ? (facts.details[code] as string) : '')
  const words = {
    name: said('name'),
    level: wordOf(office.levels, said('level')),
    form: wordOf(office.forms, said('form')),
    leaves: facts.leaves.join(office.between),
    target: facts.target ?? '',
    superior: facts.superior ?? '',
    untilOn: longDay(said('untilOn') || null),
    serviceAddress: said('serviceAddress'),
    site: said('site'),
    task: said('task'),
  }
  return {
    ...words,
    caseNo: String(facts.no),
    title: facts.title,
    procedure: facts.procedure,
    subject: facts.subject,
    step: facts.step,
    acting: facts.acting.join(office.between),
    openedOn: longDay(facts.openedOn),
    submittedOn: longDay(facts.submittedOn),
    dueOn: longDay(facts.dueOn),
    provisional: facts.dueProvisional ? office.provisional : '',
    decidedOn: longDay(facts.decidedOn),
    decision: wordOf(office.decisions, facts.outcome ?? ''),
    documentNo: facts.documentNo ?? '',
    reason: facts.reason ?? '',
    particulars: particularsOf(words),
    committee: filled(office.committee, facts.district),
    district: facts.district,
    today: longDay(facts.today),
    units: facts.units.map((name, index) => ({ no: String(index + 1), name })),
  }
}

const wordOf = (words: Readonly<Record<string, string>>, code: string) => words[code] ?? ''

/** One sentence of what was applied for; nothing for what was not asked. */
function particularsOf(words: Readonly<Record<(typeof office.particulars)[number][0], string>>): string {
  const parts = office.particulars.flatMap(([code, said]) => (words[code] ? [filled(said, words[code])] : []))
  return parts.length > 0 ? `${parts.join('；')}。` : ''
}
