import type { z } from 'zod'
import { problem } from '../../kernel/problem.ts'
import type { ProgrammeDocument } from '../../kernel/programme.ts'
import type { Call } from '../../platform/commands/operation.ts'
import { getProgramme } from '../../platform/programmes/programmes.ts'
import type { figure } from './contract.ts'
import { reportProblems as problems } from './problems.ts'
import { type District, listDistrictsInReach } from './queries.ts'
import { canonicalJson, scopeText } from './rules.ts'

/** What figures are read with: a call, or what the command line makes of its own. */
export type FiguresReader = Pick<Call, 'tx' | 'scope' | 'today' | 'now' | 'services'>
export type Figure = z.output<typeof figure>

export interface ProgrammeFigures {
  readonly code: string
  readonly zh: string
  readonly en: string
  readonly district: { readonly no: number; readonly name: string }
  readonly figures: Figure[]
}

/**
 * The published figures of each programme that has a district in the caller's reach, computed now from records of the day `asOf`.
 * Throws `programme-not-found` for a code nobody loaded.
 */
export async function figuresReport(
  call: FiguresReader,
  wanted: { readonly programme?: string | undefined; readonly asOf?: string | undefined } = {},
): Promise<ProgrammeFigures[]> {
  const asOf = wanted.asOf ?? call.today
  if (wanted.programme && !(await getProgramme(call.tx, wanted.programme)))
    throw problem(problems['programme-not-found'], { programme: wanted.programme })
  const reports: ProgrammeFigures[] = []
  for (const district of await listDistrictsInReach(call)) {
    if (wanted.programme && district.programme !== wanted.programme) continue
    const document = await getProgramme(call.tx, district.programme)
    if (document) reports.push(await figuresOf(call, document, district, asOf))
  }
  return reports
}

async function figuresOf(
  call: FiguresReader,
  document: ProgrammeDocument,
  district: District,
  asOf: string,
): Promise<ProgrammeFigures> {
  const figures: Figure[] = []
  for (const entry of document.figures) figures.push(await computeFigure(call, entry, district, asOf))
  return { code: document.code, zh: document.zh, en: document.en, district: { no: district.no, name: district.name }, figures }
}

async function computeFigure(
  call: FiguresReader,
  entry: ProgrammeDocument['figures'][number],
  district: District,
  asOf: string,
): Promise<Figure> {
  const indicator = call.services.contributions.indicators.find((one) => one.key === entry.indicator)
  if (!indicator) throw problem(problems['figure-indicator-unknown'], { figure: entry.id, indicator: entry.indicator })
  const { tx, scope } = call
  const { value, records, rule, list } = await indicator.compute({
    tx,
    scope,
    asOf,
    districtNo: district.no,
    params: entry.params,
    bodies: call.services.contributions.bodies,
  })
  const receipt = {
    indicator: indicator.key,
    rule: rule && { key: rule.key, version: rule.version, source: rule.source },
    params: entry.params,
    asOf,
    knownAt: call.now.toISOString(),
    scope: scopeText(scope),
  }
  const sealed = canonicalJson({ ...receipt, id: entry.id, district: district.code, value, records })
  return {
    id: entry.id,
    zh: entry.zh,
    en: entry.en,
    value,
    unit: indicator.unit,
    records,
    list,
    receipt: { ...receipt, hash: call.services.crypto.digest(sealed).toString('hex') },
  }
}
