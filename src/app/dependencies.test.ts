import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')

it('every direct dependency has a reason, and no reason outlives its dependency', () => {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(read('package.json')) as Record<string, object>
  const installed = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies }).sort()
  const explained = [...read('docs/decisions/dependencies.md').matchAll(/^\| `([^`]+)` \|/gm)].map((match) => match[1]!).sort()
  expect(explained).toEqual(installed)
})

it('every decision stands in the list of decisions', () => {
  const list = read('docs/decisions/README.md')
  const files = readdirSync(join(root, 'docs/decisions')).filter((name) => name !== 'README.md')
  expect(files.filter((name) => !list.includes(`](${name})`))).toEqual([])
})

it('every link of the read me and the guides leads somewhere', () => {
  const pages = [
    'README.md',
    'CONTRIBUTING.md',
    'SECURITY.md',
    ...readdirSync(join(root, 'docs/guides')).map((name) => `docs/guides/${name}`),
  ]
  for (const page of pages)
    for (const [, target] of read(page).matchAll(/\]\(([^)#:]+)\)/g))
      expect(() => readFileSync(join(root, page, '..', target!)), `${page}: ${target}`).not.toThrow()
})
