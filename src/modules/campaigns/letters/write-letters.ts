import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { problem } from '../../../kernel/problem.ts'
import { command } from '../../../platform/commands/operation.ts'
import { fillDocx, zipOf } from '../../../platform/documents/docx.ts'
import { inCall, type JobCall } from '../../../platform/jobs/in-call.ts'
import type { JobDefinition } from '../../../platform/jobs/jobs.ts'
import { templateOf } from '../../procedures/index.ts'
import { type Body, byBody } from '../bodies.ts'
import { campaigns } from '../contract.ts'
import { unitsWorkbook } from '../exchange.ts'
import { campaignProblems as problems } from '../problems.ts'
import { type CampaignRow, getCampaignRow } from '../store.ts'
import { sheetRows } from '../unit-sheet.ts'
import { type CampaignUnit, fits, lastDay, readUnits, withObstacles } from '../units.ts'
import { campaignLetter } from './template.ts'
import { letterValues } from './values.ts'

/** A letter and a list to each body that answers for units not yet there: a job. */
export const writeLetters = command(campaigns.writeLetters, async (call) => {
  const { tx, params, body, services, actor, scope } = call
  await getCampaignRow(tx, scope, params.id)
  const jobId = await services.jobs.start(tx, 'campaigns.letters', { id: params.id, ...body }, { actor, scope })
  call.note({ objectType: 'campaign', objectId: params.id, detail: { line: body.line, units: body.nos?.length ?? null } })
  return { jobId }
})

interface Written {
  readonly name: string
  readonly bytes: Buffer
}

export const lettersJob: JobDefinition = {
  name: 'campaigns.letters',
  async run(job) {
    const { line, nos, filter } = campaigns.writeLetters.body.parse(job.payload)
    const { id } = campaigns.writeLetters.params.parse(job.payload)
    const files: Written[] = []
    const count = await inCall(job, async (call) => {
      const row = await getCampaignRow(call.tx, call.scope, id)
      const units = await withObstacles(call, row, await readUnits(call, row, 'base'))
      const wanted = (unit: CampaignUnit) =>
        unit.standing === 'missing' && (nos ? nos.includes(unit.unit_no) : fits(unit, filter))
      const bodies = await byBody(call, line, units)
      const addressed = bodies.filter((body) => body.units.some(wanted))
      if (addressed.length === 0) throw problem(problems['campaign-nobody-to-write'])
      for (const [index, body] of addressed.entries()) {
        files.push(...(await filesOf(call, row, body, body.units.filter(wanted), index + 1)))
        await job.progress(index + 1, addressed.length)
      }
      return addressed.length
    })
    const { id: fileId } = await job.services.files.keep(Readable.from([zipOf(files)]))
    const name = `函件和名单-${job.services.clock.today()}.zip`
    return { result: { bodies: count }, file: { id: fileId, name, contentType: 'application/zip' } }
  },
}

/** The letter to a body with the list of its units; units nobody answers for get a list and no letter. */
async function filesOf(
  call: JobCall,
  row: CampaignRow,
  body: Body<CampaignUnit>,
  units: readonly CampaignUnit[],
  no: number,
): Promise<Written[]> {
  const asOf = lastDay(call, row)
  const named = `${String(no).padStart(2, '0')}-${safe(body.name ?? '未明确')}`
  const list = await unitsWorkbook(`${row.name}（${asOf}）`, await sheetRows(call.tx, units))
  const files: Written[] = [{ name: `${named}-名单.xlsx`, bytes: list }]
  if (body.name === null) return files
  const template = await templateOf(call, row.district_no, campaignLetter.kind)
  const values = letterValues({
    body: body.name,
    campaign: row.name,
    document: row.document,
    aim: row.aim,
    percent: row.percent,
    fromOn: row.from_on,
    untilOn: row.until_on,
    asOf,
    base: body.units.length,
    there: body.units.filter((unit) => unit.standing === 'there').length,
    district: await districtName(call, row.district_no),
    today: call.today,
    units,
  })
  return [{ name: `${named}-函.docx`, bytes: fillDocx(template, values) }, ...files]
}

/** Names of bodies become names of files. */
const safe = (name: string) => name.replaceAll(/[\\/:*?"<>|]/g, ' ').slice(0, 60)

async function districtName({ tx }: JobCall, no: number): Promise<string> {
  const { rows } = await sql<{ name: string }>`select name from organisations.name_of(array[${no}::integer])`.execute(tx)
  return rows[0]?.name ?? ''
}
