import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemActor } from '../../../test/support/platform.ts'
import { findingsOf, refusalOf } from '../../../test/support/small-district.ts'
import { systemContext } from '../../platform/db/database.ts'
import { openManyJob } from './bulk.ts'
import { procedures } from './contract.ts'
import { type Blank, blankUnits, type Office, openOffice } from './testing.ts'

let office: Office
/** Units without a Party organisation, by the street they are filed under. */
let blank: Blank

beforeAll(async () => {
  office = await openOffice(90)
  blank = await blankUnits(office)
})
afterAll(async () => {
  expect(await findingsOf(office.platform)).toEqual([])
  await office.platform.close()
})

describe('papers', () => {
  it('are known by their content, taken off only by the applicant, and downloaded as they were', async () => {
    const unit = blank.east.pop()!
    const id = await office.open(office.east, 'establish-own', unit, { name: '材料支部', level: 'branch' })
    expect(await refusalOf(office.attach(office.east, id, 'request', Buffer.from('MZ program')))).toBe('case-file-refused')
    expect(await refusalOf(office.attach(office.east, id, 'request', Buffer.from('<html>')))).toBe('case-file-refused')
    expect(await refusalOf(office.attach(office.east, id, 'photo'))).toBe('case-paper-unknown')
    expect(await refusalOf(office.attach(office.west, id))).toBe('case-not-found')
    expect(await refusalOf(office.attach(office.viewer, id))).toBe('not-allowed')
    const paper = await office.attach(office.east, id)
    const { platform } = office
    const file = await platform.call(office.east, procedures.downloadDocument, { params: { id: paper } })
    expect(file).toMatchObject({ fileName: '申请书.pdf', contentType: 'application/pdf' })
    file.body.destroy()
    expect(await refusalOf(platform.call(office.west, procedures.downloadDocument, { params: { id: paper } }))).toBe(
      'case-document-not-found',
    )
    await platform.call(office.east, procedures.removeDocument, { params: { id: paper } })
    expect(await office.see(office.east, id)).toMatchObject({ documents: [], missing: ['request'] })
  })
})

describe('a case', () => {
  it('is amended by the applicant until it is handed in', async () => {
    const [unit, other] = [blank.east.pop()!, blank.east.pop()!]
    const id = await office.open(office.east, 'establish-joint', unit, { name: '旧名', covers: [other] })
    const amend = (ifMatch: number) =>
      office.platform.call(
        office.east,
        procedures.amendCase,
        { params: { id }, body: { title: '新标题', details: { name: '新名', covers: [other] } } },
        { ifMatch },
      )
    expect(await refusalOf(amend(7))).toBe('revision-stale')
    await amend(1)
    expect(await office.see(office.east, id)).toMatchObject({ title: '新标题', details: { name: '新名' } })
    await office.attach(office.east, id)
    await office.act(office.east, id, 'submit')
    expect(await refusalOf(amend(3))).toBe('case-action-not-here')
  })

  it('keeps the table it began under when the programme changes', async () => {
    const unit = blank.east.pop()!
    const id = await office.open(office.east, 'establish-own', unit, { name: '老办法', level: 'branch' })
    const { database } = office.platform.services
    const steps = (days: number) =>
      database.transaction(systemContext, (tx) =>
        sql`update platform.programme set document = jsonb_set(document, '{procedures,0,steps,1,deadline,n}', ${String(days)}::jsonb) where code = 'general'`.execute(
          tx,
        ),
      )
    await steps(2)
    const later = await office.open(office.east, 'establish-own', blank.east.pop()!, { name: '新办法', level: 'branch' })
    await steps(5)
    const daysOf = async (one: string) => (await office.see(office.east, one)).table.steps[1]?.deadline?.n
    expect([await daysOf(id), await daysOf(later)]).toEqual([5, 2])
  })

  it('stands in the list, the count and the file of everyone who sees it, and nowhere else', async () => {
    for (const actor of [office.east, office.west, office.committee]) {
      const query = { pageSize: 200 }
      const list = await office.platform.call(actor, procedures.listCases, { query })
      expect(list.items).toHaveLength(list.total)
      expect(list.counts.all).toBe(list.total)
      for (const view of ['mine', 'overdue', 'open'] as const) {
        const part = await office.platform.call(actor, procedures.listCases, { query: { ...query, view } })
        expect([view, part.items.length]).toEqual([view, list.counts[view]])
        if (view === 'mine') expect(part.items.every((one) => one.mine)).toBe(true)
      }
      for (const item of list.items.slice(0, 3)) expect((await office.see(actor, item.id)).no).toBe(item.no)
      const file = await office.platform.call(actor, procedures.exportCases, { query: { format: 'csv' } })
      const lines = (await new Response(file.body as never).text()).trimEnd().split(/\r?\n/)
      expect(lines).toHaveLength(list.total + 1)
      const english = await office.platform.call(actor, procedures.exportCases, { query: { format: 'csv', language: 'en' } })
      expect(lines[0]).toContain('批复文号')
      expect((await new Response(english.body as never).text()).split('\n')[0]).toContain('Document no.')
    }
  })

  it('is opened a hundred at a time by a job; one that cannot be opened keeps nobody else from opening', async () => {
    const units = [...blank.east, ...blank.west].slice(0, 6)
    const cases = [...units, 99_999_999].map((subjectNo) => ({
      procedure: 'establish-at-service-place',
      subjectNo,
      title: '成批',
      details: { name: `${subjectNo}支部`, level: 'branch', serviceAddress: '某处' },
    }))
    const { jobId } = await office.platform.call(office.committee, procedures.openCases, { body: { cases } })
    expect(jobId).toMatch(/^[0-9a-f-]{36}$/)
    expect(await office.work(openManyJob, { cases })).toMatchObject({
      opened: units.map((subjectNo) => ({ subjectNo })),
      refused: [{ subjectNo: 99_999_999, problem: { code: 'case-unit-not-found' } }],
    })
  })

  it('has a timeline nobody changes', async () => {
    const change = office.platform.services.database.transaction(systemContext, (tx) =>
      sql`update procedures.case_entry set reason = '别的'`.execute(tx),
    )
    await expect(change).rejects.toThrow('added, not changed')
  })
})

it('the procedures of a district are its own before the general ones', async () => {
  const { items } = await office.platform.call(systemActor, procedures.listProcedures, {})
  expect(items.map((one) => one.key)).toContain('establish-joint')
  expect(new Set(items.map((one) => one.programme))).toEqual(new Set(['general']))
})
