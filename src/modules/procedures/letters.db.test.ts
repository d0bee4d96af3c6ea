import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import PizZip from 'pizzip'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { refusalOf } from '../../../test/support/small-district.ts'
import { plainDocx } from '../../platform/documents/plain-docx.ts'
import { procedures } from './contract.ts'
import { lettersJob } from './letters/commands.ts'
import { type Blank, blankUnits, bringToDecision, numbered, type Office, openOffice } from './testing.ts'

let office: Office
let blank: Blank
let decided: string
let district: number

beforeAll(async () => {
  office = await openOffice(60)
  blank = await blankUnits(office)
  district = office.district.node['示例区']!
  decided = await bringToDecision(office, 'establish-joint', blank.east.pop()!, {
    name: '示例联合党支部',
    covers: [blank.east.pop()!],
  })
  await office.act(office.colleague, decided, 'decide', numbered)
})
afterAll(() => office.platform.close())

const textOf = (docx: Buffer) =>
  [
    ...new PizZip(docx)
      .file('word/document.xml')!
      .asText()
      .matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g),
  ]
    .map((match) => match[1])
    .join('')
const letter = async (id: string, kind: 'receipt' | 'return' | 'reply', actor = office.committee) => {
  const file = await office.platform.call(actor, procedures.getLetter, { params: { id, kind } })
  return { name: file.fileName, text: textOf(file.body as Buffer) }
}
async function put(actor: Office['committee'], bytes: Buffer): Promise<string> {
  const path = join(office.platform.dataDir, randomUUID())
  await writeFile(path, bytes)
  const upload = { path, name: '批复(新).docx', bytes: bytes.length }
  const request = { params: { kind: 'reply' as const }, body: { districtNo: district } }
  return refusalOf(office.platform.call(actor, procedures.uploadTemplate, request, { upload }))
}

describe('a letter', () => {
  it('of a decision says what was decided, of whom, under which number', async () => {
    const { name, text } = await letter(decided, 'reply')
    expect(name).toMatch(/^\d+-.*-批复\.docx$/)
    for (const part of [
      '示社委〔2026〕1号',
      '同意你单位的申请',
      '党组织名称：示例联合党支部',
      '联合组建',
      '1. ',
      '示例区社会组织党委',
      '2026年11月22日',
    ])
      expect(text).toContain(part)
    expect(text).not.toMatch(/[{}]|undefined|null/)
  })

  it('is written only of what has happened', async () => {
    const unit = blank.east.pop()!
    const id = await office.open(office.east, 'establish-own', unit, { name: '某支部', level: 'branch' })
    expect(await refusalOf(letter(id, 'receipt'))).toBe('letter-not-yet')
    await office.attach(office.east, id)
    await office.act(office.east, id, 'submit')
    expect((await letter(id, 'receipt')).text).toContain('现由东街道办理，当前环节为“街道审核”。本环节办理期限至2026年11月27日。')
    expect(await refusalOf(letter(id, 'reply'))).toBe('letter-not-yet')
    await office.act(office.east, id, 'return', { reason: '请补党员名册' })
    expect((await letter(id, 'return')).text).toContain('请补党员名册')
    expect(await refusalOf(letter(id, 'receipt', office.west))).toBe('case-not-found')
  })

  it('of many cases comes in one archive, and one that cannot be written is named', async () => {
    const { jobId } = await office.platform.call(office.committee, procedures.writeLetters, {
      body: { caseIds: [decided], kind: 'reply' },
    })
    expect(jobId).toMatch(/-/)
    const strange = randomUUID()
    const outcome = await lettersJob.run({
      ...office.jobRun(lettersJob),
      payload: { caseIds: [decided, strange], kind: 'reply' },
    })
    expect(outcome.result).toMatchObject({ written: 1, refused: [{ id: strange, problem: { code: 'case-not-found' } }] })
    const archive = new PizZip(await buffer(office.platform.services.files.open(outcome.file!.id)))
    expect(Object.keys(archive.files)).toEqual([(await letter(decided, 'reply')).name])
  })
})

describe('a template of the district', () => {
  it('takes the place of the shipped one until it is taken back, and is the committee’s to change', async () => {
    const own = plainDocx([{ text: '我区批复:{title} {documentNo}' }])
    expect(await put(office.east, own)).toBe('not-allowed')
    expect(await put(office.committee, own)).toBe('done')
    expect(await put(office.colleague, own)).toBe('done')
    expect((await letter(decided, 'reply')).text).toContain('我区批复:')
    const query = { districtNo: district }
    const { items } = await office.platform.call(office.committee, procedures.listTemplates, { query })
    const ours = items.filter((item) => item.module === 'procedures')
    expect(ours.map((item) => item.fileName)).toEqual([null, null, '批复(新).docx'])
    const kept = await office.platform.call(office.committee, procedures.downloadTemplate, { params: { kind: 'reply' }, query })
    expect((kept.body as Buffer).equals(own)).toBe(true)
    await office.platform.call(office.committee, procedures.restoreTemplate, { params: { kind: 'reply' }, query })
    expect((await letter(decided, 'reply')).text).toContain('经研究')
  })

  it('is refused with macros, with a placeholder left open, or when it is no letter at all', async () => {
    const zip = new PizZip(plainDocx([{ text: '{title}' }]))
    zip.file('word/vbaProject.bin', 'x')
    expect(await put(office.committee, zip.generate({ type: 'nodebuffer' }))).toBe('template-refused')
    expect(await put(office.committee, plainDocx([{ text: '{#units}' }]))).toBe('template-refused')
    expect(await put(office.committee, Buffer.from('hello'))).toBe('template-refused')
  })
})
