import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createTranslator } from 'use-intl/core'
import { describe, expect, it } from 'vitest'
import { pages } from '../shell/pages.ts'
import { phraseKey } from './branches.ts'
import { messages } from './collect.ts'

type Tree = { readonly [key: string]: string | Tree }

function leaves(tree: Tree, path: readonly string[] = []): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[[...path, key].join('.'), value] as [string, string]] : leaves(value, [...path, key]),
  )
}

function keys(tree: Tree): string[] {
  return Object.entries(tree).flatMap(([key, value]) => (typeof value === 'string' ? [key] : [key, ...keys(value)]))
}

const placeholders = (text: string) => [...new Set([...text.matchAll(/[{<](\w+)/g)].map((match) => match[1]!))].sort()

const root = join(import.meta.dirname, '../..')
const webFiles = (readdirSync(root, { recursive: true }) as string[])
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => /^(web\/|modules\/[^/]+\/web\/)/.test(path) && /\.tsx?$/.test(path) && !path.includes('.test.'))
const isPhrases = (path: string) => /(phrases(\.(zh|en))?|log-words\.(zh|en))\.ts$/.test(path) || path.startsWith('web/phrases/')

const zh = messages['zh-CN'] as unknown as Tree
const en = messages.en as unknown as Tree

describe('phrases', () => {
  it('are there in both languages under the same keys', () => {
    expect(
      leaves(en)
        .map(([key]) => key)
        .sort(),
    ).toEqual(
      leaves(zh)
        .map(([key]) => key)
        .sort(),
    )
  })

  it('hold no dots in their keys, which would part branches', () => {
    expect(keys(zh).filter((key) => key.includes('.'))).toEqual([])
  })

  it('take the same values in both languages', () => {
    const english = new Map(leaves(en))
    const differing = leaves(zh).filter(([key, text]) => {
      const other = english.get(key)!
      return !/, (plural|select)/.test(text + other) && placeholders(text).join() !== placeholders(other).join()
    })
    expect(differing).toEqual([])
  })

  it('are punctuated as Chinese is: full width beside a Chinese character', () => {
    const halfWidth = /[\u4e00-\u9fff”）][,;:!?()]|[,;:!?()][\u4e00-\u9fff“（]/
    const outsideBraces = (text: string) => text.replace(/\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}/g, '')
    expect(leaves(zh).filter(([, text]) => halfWidth.test(outsideBraces(text)))).toEqual([])
  })

  it.each(['zh-CN', 'en'] as const)('can all be read as messages in %s', (locale) => {
    const broken: string[] = []
    const t = createTranslator({
      locale,
      messages: messages[locale] as never,
      onError: (error: { code: string; message: string }) => {
        if (error.code === 'INVALID_MESSAGE') broken.push(error.message)
      },
    }) as unknown as (key: string) => string
    for (const [key] of leaves(messages[locale] as unknown as Tree)) t(key)
    expect(broken).toEqual([])
  })

  it('name every page', () => {
    const known = new Set(leaves(zh).map(([key]) => key))
    expect(pages.map((page) => page.titleKey).filter((key) => !known.has(key))).toEqual([])
  })

  it('name every ability, and every call the audit log can hold: each that writes, and each that can be refused', () => {
    const deeds = new Set(Object.keys(zh.deeds as Tree))
    const files = (readdirSync(root, { recursive: true }) as string[]).map((path) => path.replaceAll('\\', '/'))
    const contracts = files
      .filter((path) => /^(modules\/[^/]+|platform\/jobs)\/contract[^/]*\.ts$/.test(path))
      .map((path) => readFileSync(join(root, path), 'utf8'))
    const policies = files
      .filter((path) => /^modules\/[^/]+\/policy\.ts$/.test(path))
      .map((path) => readFileSync(join(root, path), 'utf8'))
    const calls = contracts.flatMap((text) =>
      [...text.matchAll(/name: '([a-z]+\.[A-Za-z]+)',\s+method: '/g)].map((match) => match[1]!),
    )
    const abilities = policies.flatMap((text) => [...text.matchAll(/action: '([^']+)'/g)].map((match) => match[1]!))
    expect(Math.min(calls.length, abilities.length)).toBeGreaterThan(15)
    expect([...calls, ...abilities].filter((code) => !deeds.has(phraseKey(code)))).toEqual([])
  })

  it('tell every problem a module can answer with', () => {
    const declared = (readdirSync(root, { recursive: true }) as string[])
      .filter((path) => /modules[\\/][^\\/]+[\\/]problems\.ts$/.test(path))
      .concat(['kernel/problem.ts', 'platform/jobs/contract.ts'])
      .flatMap((path) =>
        [...readFileSync(join(root, path), 'utf8').matchAll(/'?([a-z]+(?:-[a-z0-9]+)*)'?: [45]\d\d\b/g)].map(
          (match) => match[1]!,
        ),
      )
    expect(declared.length).toBeGreaterThan(40)
    expect(declared.filter((code) => code !== 'status' && !(code in (zh.problems as Tree)))).toEqual([])
  })
})

describe('pages', () => {
  it('were looked at', () => expect(webFiles.length).toBeGreaterThan(80))

  it('hold no Chinese words of their own', () => {
    const speaking = webFiles
      .filter((path) => !isPhrases(path))
      .filter((path) => {
        const code = readFileSync(join(root, path), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
        return /\p{Script=Han}/u.test(code)
      })
    expect(speaking).toEqual([])
  })

  it('hold no English words as text', () => {
    const speaking = webFiles
      .filter((path) => path.endsWith('.tsx'))
      .flatMap((path) =>
        [...readFileSync(join(root, path), 'utf8').matchAll(/<[A-Za-z][^<>]*>([^<>{}()=;]*[A-Za-z]{3,}[^<>{}()=;]*)<\/[A-Za-z]/g)]
          .map((match) => `${path}: ${match[1]!.trim()}`)
          .filter((line) => !line.endsWith(': Ctrl K')),
      )
    expect(speaking).toEqual([])
  })
})
