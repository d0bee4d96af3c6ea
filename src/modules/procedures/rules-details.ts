import { z } from 'zod'
import { type Day, isDay } from '../../kernel/dates.ts'
import type { FormLimits, Procedure } from '../../kernel/procedure.ts'

/** What is applied for, besides subject and title. Which of these a procedure asks for stands in its table; the effect reads them. */
export const caseDetails = z.object({
  name: z.string().trim().min(1).max(200).optional(),
  level: z.string().max(20).optional(),
  form: z.string().max(20).optional(),
  /** Units to be covered or moved besides the subject. */
  covers: z.array(z.number().int().positive()).max(200).optional(),
  /** Party organisations that cover the subject or one of those units no longer once this is decided. */
  leaves: z.array(z.number().int().positive()).max(200).optional(),
  superiorNo: z.number().int().positive().nullish(),
  /** Party organisation that takes the units over. */
  targetNo: z.number().int().positive().nullish(),
  /** First day on which it no longer stands: it ends by itself. */
  untilOn: z.string().refine(isDay, { message: 'not-a-day' }).nullish(),
  serviceAddress: z.string().trim().max(300).nullish(),
  /** Project or chain the branch stands on. */
  site: z.string().trim().max(200).nullish(),
  /** Task a temporary branch is for. */
  task: z.string().trim().max(200).nullish(),
})
export type CaseDetails = z.output<typeof caseDetails>

export type DetailsDecision =
  | { readonly ok: true; readonly details: CaseDetails }
  | {
      readonly ok: false
      readonly code: 'case-details-missing' | 'case-details-unfit' | 'case-until-past'
      readonly params: Record<string, string | readonly string[]>
    }

/** Why a procedure is not for a unit: its kind, or what it does and Party organisations of this form may not. Null when it is. */
export function unfitOf(
  procedure: Pick<Procedure, 'subjectKinds' | 'deed'>,
  unit: { readonly kind: string; readonly form: string | null },
  forms: readonly FormLimits[],
): 'kind' | 'form' | null {
  if (!procedure.subjectKinds.includes(unit.kind)) return 'kind'
  const { deed } = procedure
  return deed !== null && forms.some((rule) => rule.form === unit.form && rule.cannot.includes(deed)) ? 'form' : null
}

/** What is unusual about an application under the table: said to whoever looks at it, and decided by people. */
export function noticesOf(
  procedure: Pick<Procedure, 'fields'>,
  details: CaseDetails,
): { field: string; most: number; now: number; source: string }[] {
  return procedure.fields.flatMap(({ code, usually }) => {
    if (!usually || code !== 'covers') return []
    const now = 1 + (details.covers?.length ?? 0)
    return now > usually.most ? [{ field: code, most: usually.most, now, source: usually.source }] : []
  })
}

/** Party organisations an application names. */
export function partyNosOf({ leaves = [], targetNo, superiorNo }: CaseDetails): number[] {
  return [targetNo, superiorNo, ...leaves].filter((no): no is number => typeof no === 'number')
}

const blank = (value: unknown) =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)

/** Codes of what the procedure asks for and the application does not say. */
export function missingDetails(procedure: Pick<Procedure, 'fields'>, details: CaseDetails): string[] {
  return procedure.fields.filter((field) => field.required && blank(details[field.code])).map((field) => field.code)
}

/** Keeps what the procedure asks for, fills in what has one value only, and says what is missing or does not fit. */
export function readDetails(procedure: Pick<Procedure, 'fields'>, given: CaseDetails, today: Day): DetailsDecision {
  const details: Record<string, unknown> = {}
  for (const field of procedure.fields) {
    const value = given[field.code]
    const only = field.values?.length === 1 ? field.values[0] : undefined
    if (!blank(value)) details[field.code] = value
    else if (only !== undefined) details[field.code] = only
  }
  // Left out silently, whoever moves would be covered twice.
  if (!blank(given.leaves) && blank(details['leaves']))
    return { ok: false, code: 'case-details-unfit', params: { field: 'leaves' } }
  const missing = missingDetails(procedure, details as CaseDetails)
  if (missing.length > 0) return { ok: false, code: 'case-details-missing', params: { fields: missing } }
  const unfit = procedure.fields.find(
    (field) => field.values && !blank(details[field.code]) && !field.values.includes(String(details[field.code])),
  )
  if (unfit) return { ok: false, code: 'case-details-unfit', params: { field: unfit.code } }
  const untilOn = details['untilOn']
  if (typeof untilOn === 'string' && untilOn <= today) return { ok: false, code: 'case-until-past', params: { day: untilOn } }
  return { ok: true, details: details as CaseDetails }
}
