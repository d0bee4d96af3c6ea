import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { commonProblems } from '../kernel/problem.ts'
import * as registerPhrases from '../modules/register/phrases.ts'
import { exchangeProblemCodes } from '../platform/exchange/problems.ts'
import { postgresProblemCodes } from '../platform/postgres/problem.ts'
import { messages } from '../web/phrases/collect.ts'
import { modules } from './modules.ts'
import { problemPhrases } from './problem-phrases.ts'
import { problemText } from './problem-text.ts'

const source = join(import.meta.dirname, '..')

/** Every code somebody can be answered with, wherever it is declared. */
const answered = [
  ...modules.flatMap((module) => module.operations.flatMap(({ endpoint }) => endpoint.problems.map(({ code }) => code))),
  ...Object.keys(commonProblems),
  ...exchangeProblemCodes,
  ...postgresProblemCodes,
]

/** Codes the command line itself refuses with, as they stand in its source. */
const commandLine = (readdirSync(join(source, 'app'), { recursive: true }) as string[])
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
  .flatMap((path) => [...readFileSync(join(source, 'app', path), 'utf8').matchAll(/(?:new BadInput\(|code: )'([\w-]+)'/g)])
  .map((match) => match[1]!)

/** Reasons a row of a register is refused for, as the reading and the comparison name them. */
const reasons = [
  ...readFileSync(join(source, 'modules/register/compare.ts'), 'utf8').matchAll(/then '([a-z]+(?:-[a-z]+)+)'/g),
  ...readFileSync(join(source, 'modules/register/reading/types.ts'), 'utf8').matchAll(/RejectReason = ('.*')/g),
].flatMap((match) => [...match[1]!.matchAll(/[a-z]+(?:[-_][a-z]+)+/g)].map((name) => name[0]))

const pages = (language: 'zh-CN' | 'en', code: string): unknown =>
  code
    .split('.')
    .reduce<unknown>((tree, key) => (tree as Record<string, unknown> | undefined)?.[key], messages[language].problems)

describe('every refusal has a sentence', () => {
  it('on the pages, in both languages', () => {
    expect(new Set(answered).size).toBeGreaterThan(100)
    for (const language of ['zh-CN', 'en'] as const)
      expect(answered.filter((code) => typeof pages(language, code) !== 'string')).toEqual([])
  })

  it('on the command line, in both languages', () => {
    expect(commandLine.length).toBeGreaterThan(20)
    for (const language of ['zh', 'en'] as const)
      expect([...answered, ...commandLine].filter((code) => !problemPhrases[language][code])).toEqual([])
  })

  it('in the file of refused rows', () => {
    expect(reasons.length).toBeGreaterThan(8)
    for (const { reasons: words } of [registerPhrases.zh, registerPhrases.en])
      expect(reasons.filter((reason) => !(reason in words))).toEqual([])
  })

  it('that blames nobody', () => {
    expect(Object.values(problemPhrases.zh).filter((text) => /违规|排名|非法/.test(text))).toEqual([])
  })
})

describe('the command line', () => {
  it('says a refusal in the language asked for, with its values', () => {
    const values = { file: '台账.xlsx' }
    expect(problemText('zh', 'file-unreadable', values)).toBe('文件 台账.xlsx 打不开。请核对位置和权限。')
    expect(problemText('en', 'file-unreadable', values)).toBe('The file 台账.xlsx cannot be opened. Check its place and rights.')
    expect(problemText('zh', 'exchange.file_empty', {})).toContain('文件是空的')
    expect(problemText('en', 'map-file-unreadable', { reason: 'broken-zip' })).toContain('the archive is incomplete')
  })

  it('shows a value that looks like a message as it is', () => {
    expect(problemText('en', 'file-unreadable', { file: '{a}<b>.xlsx' })).toContain('{a}<b>.xlsx')
  })

  it('shows a code nobody wrote words for with its values', () => {
    expect(problemText('zh', 'no-such-code', { a: 1 })).toBe('no-such-code a=1')
  })

  it('makes a sentence of every phrase, with a dash for a value that did not come', () => {
    expect(problemText('zh', 'district-unknown', {})).toContain('代码为 — 的区')
    for (const language of ['zh', 'en'] as const)
      for (const code of Object.keys(problemPhrases[language]))
        expect(problemText(language, code, {}), code).not.toMatch(/^[\w.-]+: |[{}]/)
  })
})
