import { sql } from 'kysely'
import type { z } from 'zod'
import type { Call } from '../../platform/commands/operation.ts'
import type { Waiting } from '../../platform/contributions/waiting.ts'
import { openDiagnosesOn, type OpenDiagnosis } from '../coverage/index.ts'
import type { unitOfCampaign, UnitsFilter } from './contract.ts'
import { decideFlags, decideStage, type Flag, lastDayOf, type Stage } from './rules.ts'
import { type Asking, verdictsOfDay } from './standing.ts'
import type { CampaignRow } from './store.ts'

export interface UnitRow {
  readonly unit_no: number
  readonly name: string
  readonly uscc: string | null
  readonly type: string | null
  readonly street_no: number | null
  readonly industry_no: number | null
  readonly registrar_no: number | null
  readonly registrar: string | null
  readonly supervisor_no: number | null
  readonly supervisor: string | null
  readonly headcount: number | null
  /** As stated: null is not nought. */
  readonly full_members: number | null
  readonly cell: string
  readonly has_instructor: boolean
  readonly standing: 'there' | 'missing' | 'unknown'
}

/** A unit with what is in its way. */
export interface CampaignUnit extends UnitRow {
  readonly stage: Stage | null
  readonly flags: readonly Flag[]
  readonly waiting: Waiting | null
  readonly diagnosis: OpenDiagnosis | null
}

/** What obstacles are asked with: other modules tell of what they have under way to whom they may. */
export type AskingAll = Asking & Pick<Call, 'services' | 'can'>

const shown = { missing: ['missing'], there: ['there'], base: ['there', 'missing'], unknown: ['unknown'] } as const

/** Units of the campaign on the last day it tells of, by name. */
export async function readUnits(asking: Asking, campaign: CampaignRow, show: UnitsFilter['show']): Promise<UnitRow[]> {
  const day = lastDay(asking, campaign)
  const { source } = await verdictsOfDay(asking, campaign, day)
  const { rows } = await sql<Omit<UnitRow, 'registrar' | 'supervisor'>>`
    select v.unit_no, v.name, v.uscc, v.type, v.street_no, v.industry_no, o.registrar_no, o.supervisor_no, o.headcount, o.full_members, v.cell,
      v.has_instructor, v.standing
    from ${source} v join organisations.unit_on(${day}::date) o on o.unit_no = v.unit_no
    where v.standing = any (${[...shown[show]]}::text[]) order by v.name, v.unit_no`.execute(asking.tx)
  const bodies = await namesOf(
    asking,
    rows.flatMap((row) => [row.registrar_no, row.supervisor_no]),
  )
  const named = (no: number | null) => (no === null ? null : (bodies.get(no) ?? null))
  return rows.map((row) => ({ ...row, registrar: named(row.registrar_no), supervisor: named(row.supervisor_no) }))
}

/** Names of registrars and supervisors, asked once each: there are few of them and many units. */
async function namesOf({ tx }: Asking, nos: readonly (number | null)[]): Promise<Map<number, string>> {
  const wanted = [...new Set(nos)].filter((no) => no !== null)
  const { rows } = await sql<{
    no: number
    name: string
  }>`select no, name from organisations.name_of(${wanted}::integer[])`.execute(tx)
  return new Map(rows.map((row) => [row.no, row.name]))
}

export const lastDay = ({ today }: Pick<Asking, 'today'>, campaign: CampaignRow) =>
  lastDayOf({ fromOn: campaign.from_on, untilOn: campaign.until_on, closedOn: campaign.closed_on }, today)

/** What is in the way of each. What other modules have under way is known of today only. */
export async function withObstacles(asking: AskingAll, campaign: CampaignRow, rows: readonly UnitRow[]): Promise<CampaignUnit[]> {
  const day = lastDay(asking, campaign)
  const nos = rows.filter((row) => row.standing !== 'there').map((row) => row.unit_no)
  const diagnoses = new Map((await openDiagnosesOn(asking.tx, day, nos)).map((row) => [row.unit_no, row]))
  const waiting = day === asking.today ? await waitingOf(asking, nos) : new Map<number, Waited>()
  return rows.map((row) => {
    if (row.standing === 'there') return { ...row, stage: null, flags: [], waiting: null, diagnosis: null }
    const diagnosis = diagnoses.get(row.unit_no) ?? null
    const waits = waiting.get(row.unit_no) ?? null
    const hindered = {
      hasInstructor: row.has_instructor,
      headcount: row.headcount,
      fullMembers: row.full_members,
      waiting: waits?.kind ?? null,
      diagnosis: diagnosis && { reason: diagnosis.reason, followUpOn: diagnosis.follow_up_on },
    }
    const stage = row.standing === 'missing' ? decideStage(hindered) : null
    return { ...row, stage, flags: decideFlags(hindered, day), waiting: waits?.waiting ?? null, diagnosis }
  })
}

interface Waited {
  readonly kind: 'case' | 'plan'
  readonly waiting: Waiting
}

/** A case that runs is told before a plan that was decided. */
async function waitingOf(asking: AskingAll, nos: readonly number[]): Promise<Map<number, Waited>> {
  const found = new Map<number, Waited>()
  const sources = asking.services.contributions.waiting.toSorted((a, b) => a.kind.localeCompare(b.kind))
  for (const source of sources) {
    const scope = asking.can(source.action)
    if (scope === null) continue
    for (const waiting of await source.find({ tx: asking.tx, today: asking.today, scope }, nos))
      if (!found.has(waiting.unitNo)) found.set(waiting.unitNo, { kind: source.kind, waiting })
  }
  return found
}

/** The one predicate of list, export and letters beyond where a unit stands. */
export function fits(unit: CampaignUnit, filter: Partial<UnitsFilter>): boolean {
  const at = (wanted: number | 'none' | undefined, no: number | null) =>
    wanted === undefined || (wanted === 'none' ? no === null : no === wanted)
  return (
    at(filter.streetNo, unit.street_no) &&
    at(filter.industryNo, unit.industry_no) &&
    at(filter.registrarNo, unit.registrar_no) &&
    at(filter.supervisorNo, unit.supervisor_no) &&
    (filter.stage === undefined || unit.stage === filter.stage) &&
    (filter.flag === undefined || (unit.standing !== 'there' && unit.flags.includes(filter.flag))) &&
    (!filter.q || unit.name.includes(filter.q) || unit.uscc === filter.q)
  )
}

export async function listFitting(asking: AskingAll, campaign: CampaignRow, filter: UnitsFilter): Promise<CampaignUnit[]> {
  const units = await withObstacles(asking, campaign, await readUnits(asking, campaign, filter.show))
  return units.filter((unit) => fits(unit, filter))
}

export function presentUnit(unit: CampaignUnit): z.output<typeof unitOfCampaign> {
  const named = (no: number | null, name: string | null) => (no === null || name === null ? null : { no, name })
  return {
    no: unit.unit_no,
    name: unit.name,
    type: unit.type,
    streetNo: unit.street_no,
    industryNo: unit.industry_no,
    registrar: named(unit.registrar_no, unit.registrar),
    supervisor: named(unit.supervisor_no, unit.supervisor),
    headcount: unit.headcount,
    fullMembers: unit.full_members,
    cell: unit.cell,
    standing: unit.standing,
    stage: unit.stage,
    flags: [...unit.flags],
    waiting: unit.waiting && {
      code: unit.waiting.code,
      title: unit.waiting.title,
      step: unit.waiting.step,
      with: [...unit.waiting.with],
      dueOn: unit.waiting.dueOn,
      link: unit.waiting.link,
    },
    diagnosis: unit.diagnosis && {
      reason: unit.diagnosis.reason,
      remedy: unit.diagnosis.remedy,
      followUpOn: unit.diagnosis.follow_up_on,
      last: unit.diagnosis.last,
    },
  }
}
