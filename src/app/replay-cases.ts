import { randomUUID } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addDays } from '../kernel/dates.ts'
import { procedures } from '../modules/procedures/contract.ts'
import type { Services } from '../platform/commands/services.ts'
import { plainDocx } from '../platform/documents/plain-docx.ts'
import type { Ref, StoryCase, StoryCaseAct } from '../programmes/story.ts'
import { as, findNo } from './play-story.ts'

/** Cases of a story, each act on its own day before today, through the operations people use. */
export async function replayCases(services: Services, districtNo: number, cases: readonly StoryCase[]): Promise<void> {
  const today = services.clock.today()
  const ago = (days: number) => addDays(today, -days)
  const noOf = (ref: Ref) => findNo(services, districtNo, new Map(), ref)
  for (const one of cases) {
    const details = {
      ...one.details,
      ...(one.covers ? { covers: await Promise.all(one.covers.map(noOf)) } : {}),
      ...(one.target ? { targetNo: await noOf(one.target) } : {}),
      ...(one.lastsDays === undefined ? {} : { untilOn: addDays(today, one.lastsDays) }),
    }
    const body = { procedure: one.procedure, subjectNo: await noOf(one.subject), title: one.title, details }
    const { id } = await as(services, ago(one.openedDaysAgo), procedures.openCase, { body })
    await attach(services, ago(one.openedDaysAgo), id, one)
    for (const act of one.acts) await play(services, ago(act.daysAgo), id, act, noOf)
  }
}

async function attach(services: Services, day: string, id: string, { title, application }: StoryCase): Promise<void> {
  const bytes = plainDocx([
    { text: title, align: 'center', size: 22, bold: true },
    ...application.map((text) => ({ text, indent: true })),
  ])
  const path = join(tmpdir(), `lianjian-${randomUUID()}`)
  await writeFile(path, bytes)
  const upload = { path, name: `${title}.docx`, bytes: bytes.length }
  try {
    await as(services, day, procedures.attachDocument, { params: { id }, body: { paper: 'request' } }, upload)
  } finally {
    await rm(path, { force: true })
  }
}

async function play(
  services: Services,
  day: string,
  id: string,
  act: StoryCaseAct,
  noOf: (ref: Ref) => Promise<number>,
): Promise<void> {
  const { revision } = await as(services, day, procedures.getCase, { params: { id } })
  const body = {
    action: act.action,
    reason: act.reason ?? null,
    documentNo: act.documentNo?.replace('{year}', day.slice(0, 4)) ?? null,
    ...(act.units ? { unitNos: await Promise.all(act.units.map(noOf)) } : {}),
  }
  await as(services, day, procedures.actOnCase, { params: { id }, body, revision })
}
