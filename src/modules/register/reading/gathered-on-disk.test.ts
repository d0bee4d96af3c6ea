import fc from 'fast-check'
import { expect, test } from 'vitest'
import { GatheredOnDisk } from './gathered-on-disk.ts'
import { type Gathered, GatheredInMemory, type Gathering } from './gathered.ts'

const organisation = (key: string, name: string): Gathered => ({
  key,
  fields: { name, address: `${name}路${key}号` } as Gathered['fields'],
  extras: null,
  rows: [`名单!${key}`],
  first: { sheet: '名单', row: 1 },
})

/** As a register does it: a known organisation is changed and kept again, a new one is kept. */
function gather(into: Gathering, rows: readonly (readonly [string, string])[]): Gathered[] {
  for (const [key, name] of rows) {
    const known = into.find(key)
    if (known) {
      known.fields.name = name
      known.rows.push(`名单!${key}+`)
      into.keep(known)
    } else into.keep(organisation(key, name))
  }
  return [...into.take()]
}

const rowsOf = fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }).map(String), fc.string({ unit: 'binary', maxLength: 40 })), {
  maxLength: 200,
})

test('organisations that wait on the disk come back as those in memory do, in the order of their first rows', () => {
  fc.assert(
    fc.property(rowsOf, fc.integer({ min: 1, max: 12 }), (rows, most) => {
      expect(gather(new GatheredOnDisk(most), rows)).toEqual(gather(new GatheredInMemory(), rows))
    }),
  )
})

test('one longer than the window through which the file is read comes back whole', () => {
  const long = '会'.repeat(800_000)
  expect(gather(new GatheredOnDisk(1), [['a', long], ['b', '短'], ['a', `${long}!`]]).map(({ fields }) => fields.name)).toEqual([`${long}!`, '短']) // prettier-ignore
})
