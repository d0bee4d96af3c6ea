import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'
import { describe, expect, it } from 'vitest'
import { organisations } from '../../modules/organisations/contract.ts'
import { zh as readingWords } from '../../modules/register/web/reading-phrases.zh.ts'
import { messages } from './collect.ts'
import { fieldKey } from './noted-words.ts'

const root = join(import.meta.dirname, '../..')
const files = (readdirSync(root, { recursive: true }) as string[])
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => /^(modules|platform)\/.*\.ts$/.test(path) && !/\.test\.ts$|\/web\//.test(path))
  .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
const all = (pattern: RegExp) => files.flatMap(({ text }) => [...text.matchAll(pattern)].map((match) => match[1]!))
const { noted, access } = messages['zh-CN']
const missing = (codes: Iterable<string>, branch: object) => [...new Set(codes)].filter((code) => !(code in branch))

describe('what the logs note', () => {
  it('has a word for every kind of record', () => {
    const types = all(/objectType: '([^']+)'/g)
    expect(new Set(types).size).toBeGreaterThan(8)
    expect(missing(types, noted.objects)).toEqual([])
  })

  it('has a word for every field a command names', () => {
    const named = all(/fields: \[([^\]]*)\]/g).flatMap((list) => [...list.matchAll(/'([^']+)'/g)].map((match) => match[1]!))
    expect(named).toContain('password')
    expect(missing(named.map(fieldKey), noted.fields)).toEqual([])
  })

  it('has a word for every fact of a unit that can be recorded or changed', () => {
    const body = Object.keys((organisations.establishUnit.body as unknown as z.ZodObject).shape)
    const stored = readFileSync(join(root, 'modules/organisations/facts.ts'), 'utf8')
      .split('interface StoredFacts {')[1]!
      .split('}')[0]!
    const columns = [...stored.matchAll(/^ {2}(\w+):/gm)].map((match) => match[1]!)
    expect(body).toContain('coversUnitNos')
    expect(columns).toContain('phone_sealed')
    expect(missing([...body, ...columns].map(fieldKey), noted.fields)).toEqual([])
  })

  it('has a word for every meaning a column of a register can be given', () => {
    expect(missing([...Object.keys(readingWords.fields), 'ignore'], noted.fields)).toEqual([])
  })

  it('has a word for every column of an exported list', () => {
    const heads = all(/header: '([^']+)', width/g)
    expect(heads.length).toBeGreaterThan(15)
    expect(missing(heads, noted.heads)).toEqual([])
  })

  it('has a word for every background job', () => {
    const jobs = files
      .filter(({ path }) => /^modules\/[^/]+\/jobs\.ts$/.test(path))
      .flatMap(({ text }) => [...text.matchAll(/name: '([a-z]+\.[a-z-]+)'/g)].map((match) => match[1]!.replace('.', '/')))
    expect(jobs).toContain('register/apply')
    expect(missing(jobs, noted.jobs)).toEqual([])
  })

  it('has a word for every limit that stands beside an ability', () => {
    const constraints = all(/constraint: '([^']+)'/g)
    expect(constraints.length).toBeGreaterThan(3)
    expect(missing(constraints, access.server.constraints)).toEqual([])
  })
})
