import { PassThrough } from 'node:stream'
import { accessPhrases, purposeWords } from '../access/index.ts'
import { type Call, download } from '../../platform/commands/operation.ts'
import { type CellToWrite, dayCell } from '../../platform/exchange/output.ts'
import { type SheetToWrite, writeXlsx } from '../../platform/exchange/xlsx-writer.ts'
import { displayOf } from './commands/own-display.ts'
import type { OwnRecord } from './contract-own.ts'
import { members } from './contract.ts'
import { type OwnWords, ownWords } from './own-export-words.ts'
import { registrationsOf } from './own-registrations.ts'
import { readsAbout, recordOf } from './own.ts'
import { getOwnMember, type OwnMember } from './own-store.ts'
import { teamsOf } from './team-people.ts'

const mostReads = 10_000

type Own = Awaited<ReturnType<typeof everythingOf>>
async function everythingOf(call: Call, own: OwnMember) {
  const { display } = await displayOf(call, own)
  return {
    record: await recordOf(call, own),
    registrations: await registrationsOf(call, own.id),
    display,
    teams: await teamsOf(call, own.id),
    reads: (await readsAbout(call, own, { page: 1, pageSize: mostReads })).items,
  }
}

/** The own data to take along (PIPL Art. 45): for people as a workbook in their language, for other software as JSON. */
export const exportOwn = download(members.exportOwn, async (call) => {
  const { format, language } = call.query
  const own = await getOwnMember(call)
  const { record, ...rest } = await everythingOf(call, own)
  call.note({ objectType: 'member', objectId: own.id, fields: ['name', 'phone'], detail: { format } })
  const words = ownWords[language]
  const fileName = `${words.file}-${call.today}.${format}`
  if (format === 'json') {
    const body = Buffer.from(JSON.stringify({ madeOn: call.today, ...record, ...rest }, null, 2))
    return { fileName, contentType: 'application/json; charset=utf-8', body }
  }
  const purposes = await purposeWords(call.tx)
  const office: Office = {
    role: (code) => (accessPhrases[language] as Readonly<Record<string, string>>)[`roles.${code}`] ?? code,
    purpose: (code) => purposes.get(code)?.[language] ?? code,
    moment: new Intl.DateTimeFormat(language === 'en' ? 'en' : 'zh-CN', {
      dateStyle: 'medium',
      timeStyle: 'short',
      timeZone: 'Asia/Shanghai',
    }),
    and: language === 'en' ? ', ' : '、',
  }
  const out = new PassThrough()
  writeXlsx(out, [...sheetsOfRecord(record, words), ...sheetsOfLife({ record, ...rest }, words, office)]).then(
    () => out.end(),
    (error: Error) => out.destroy(error),
  )
  return { fileName, contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', body: out }
})

interface Office {
  readonly role: (code: string) => string
  readonly purpose: (code: string) => string
  readonly moment: Intl.DateTimeFormat
  readonly and: string
}

const columns = (...headers: string[]) => headers.map((header) => ({ header, width: 20 }))

function sheetsOfRecord(record: OwnRecord, w: OwnWords): SheetToWrite[] {
  const h = w.heads
  const facts: CellToWrite[][] = [
    [h.name, record.name],
    [h.phone, record.phone],
    [h.branch, record.branch?.name],
    [h.place, record.place && w.place[record.place]],
    [h.standing, record.standing && w.standing[record.standing]],
    [h.joinedOn, dayCell(record.joinedOn)],
    [h.awaySince, dayCell(record.awaySince)],
    [h.host, record.host?.name],
    ...record.whereabouts.map((place) => [h.whereabouts, place]),
  ]
  return [
    { name: w.sheets.facts, columns: columns(h.item, h.content), rows: facts },
    {
      name: w.sheets.relations,
      columns: columns(h.branch, h.place, h.fromOn, h.untilOn),
      rows: record.relations.map((row) => [row.branch?.name, w.place[row.place], dayCell(row.fromOn), dayCell(row.untilOn)]),
    },
    {
      name: w.sheets.standings,
      columns: columns(h.standing, h.fromOn, h.untilOn, h.documentNo),
      rows: record.standings.map((row) => [w.standing[row.standing], dayCell(row.fromOn), dayCell(row.untilOn), row.documentNo]),
    },
    {
      name: w.sheets.spells,
      columns: columns(h.host, h.because, h.fromOn, h.untilOn),
      rows: record.spells.map((row) => [
        row.host?.name ?? row.hostName,
        w.because[row.reason],
        dayCell(row.fromOn),
        dayCell(row.untilOn),
      ]),
    },
    {
      name: w.sheets.requests,
      columns: columns(h.no, h.askedOn, h.field, h.told, h.state, h.decidedOn, h.answer),
      rows: record.requests.map((row) => [
        row.no,
        dayCell(row.askedOn),
        w.field[row.field],
        row.told,
        w.request[row.state],
        dayCell(row.decidedOn),
        row.reason,
      ]),
    },
  ]
}

/** What the member does beside the relation, what is shown, and who looked. */
function sheetsOfLife({ registrations, display, teams, reads }: Own, w: OwnWords, office: Office): SheetToWrite[] {
  const h = w.heads
  const shown: CellToWrite[][] = display
    ? [
        [h.identity, display.identity, null, null],
        [h.duty, display.duty, null, null],
        ...display.pledges.map((one) => [
          h.pledge,
          [one.line, one.outcome].filter(Boolean).join(' · '),
          w.pledge[one.state],
          dayCell(one.fulfilledOn ?? one.publishedOn ?? one.madeOn),
        ]),
      ]
    : []
  return [
    {
      name: w.sheets.registrations,
      columns: columns(h.branch, h.state, h.post, h.notes, h.fromOn, h.untilOn),
      rows: registrations.map((row) => [
        row.host.name,
        w.registration[row.state],
        row.post,
        row.notes.map((one) => `${one.onDay} ${one.line}`).join('\n'),
        dayCell(row.reportedOn),
        dayCell(row.endedOn),
      ]),
    },
    { name: w.sheets.display, columns: columns(h.item, h.content, h.state, h.day), rows: shown },
    {
      name: w.sheets.teams,
      columns: columns(h.team, h.branch, h.state, h.fromOn, h.untilOn),
      rows: teams.map((row) => [row.team, row.host, w.roster[row.state], dayCell(row.joinedOn), dayCell(row.leftOn)]),
    },
    {
      name: w.sheets.reads,
      columns: columns(h.at, h.reader, h.role, h.of, h.fields, h.purpose),
      rows: reads.map((row) => [
        office.moment.format(new Date(row.at)),
        row.reader,
        row.role && office.role(row.role),
        row.of,
        row.fields.map((field) => (w.field as Readonly<Record<string, string>>)[field] ?? field).join(office.and),
        office.purpose(row.purpose),
      ]),
    },
  ]
}
