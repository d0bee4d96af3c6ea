import type { OrganisationItem, RowFields } from '../reading/types.ts'
import { copyInteger, copyJson, copyNames, copyNumber, copyText } from './copy-lines.ts'
import { maskExtras } from './personal-numbers.ts'
import { rowId } from './protocol.ts'

/** Blank counts as 0 members and as active within one register, but a blank states nothing against what is known already. */
const stated = { full: 1, probationary: 2, floating: 4, status: 8 } as const

/** Which of the fields with a default this row states. */
export function statedBits(fields: RowFields): number {
  let bits = 0
  for (const [field, bit] of Object.entries(stated)) if (fields[field as keyof typeof stated] !== null) bits |= bit
  return bits
}

/** An organisation as its rows state it, for the table of statements, up to the columns of the telephone. */
export function statementLine(
  { organisation: read, remark, extras, notices }: OrganisationItem,
  bits: number,
  sheetNos: ReadonlyMap<string, number>,
): string {
  const when = <T>(bit: number, value: T) => ((bits & bit) === 0 ? null : value)
  return [
    firstRow(read.rows[0]!, sheetNos),
    copyText(read.uscc),
    copyText(read.certNo),
    copyText(read.name),
    when(stated.status, read.status) ?? '\\N',
    read.type ?? '\\N',
    read.registered ?? '\\N',
    copyText(read.legalRep),
    copyText(read.address),
    // One without the other is no place.
    copyNumber(read.lat === null ? null : read.lon),
    copyNumber(read.lon === null ? null : read.lat),
    copyInteger(read.headcount),
    copyInteger(when(stated.full, read.full)),
    copyInteger(when(stated.probationary, read.probationary)),
    copyInteger(when(stated.floating, read.floating)),
    copyText(remark),
    read.street ?? '\\N',
    read.community ?? '\\N',
    copyText(read.industry),
    copyText(read.supervisor),
    Object.keys(extras).length === 0 ? '\\N' : copyJson(maskExtras(extras)),
    copyText(read.formation === null ? null : (read.partyOrg ?? read.name)),
    read.formation ?? '\\N',
    read.level ?? '\\N',
    copyText(read.secretary),
    copyText(read.instructor),
    copyText(read.instructor === null ? null : read.instructorUnit),
    copyText(read.instructor2),
    copyText(read.liaison),
    copyNames(notices.filter(({ code }) => code !== 'type_differs_from_code').map(({ field, code }) => `${field ?? ''}:${code}`)),
    '',
  ].join('\t')
}

/** `sheet!row`; the name of a sheet may hold a `!` itself. */
function firstRow(place: string, sheetNos: ReadonlyMap<string, number>): number {
  const end = place.lastIndexOf('!')
  return rowId(sheetNos.get(place.slice(0, end))!, Number(place.slice(end + 1)))
}
