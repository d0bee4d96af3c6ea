import { Client } from 'pg'
import { expect, test } from 'vitest'
import { createDatabase, prepareTemplate } from './database.ts'

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<unknown[]>({ text: sql, rowMode: 'array' })
  await client.end()
  return rows[0]?.[0]
}

test('every test file gets a database of its own', async () => {
  const [one, two] = await Promise.all([createDatabase(), createDatabase()])
  await ask(one.url, 'create table only_in_one as select 1 as n')
  expect(await ask(two.url, `select to_regclass('only_in_one')`)).toBeNull()
  await one.drop()
  await expect(ask(one.url, 'select 1')).rejects.toMatchObject({ code: '3D000' })
  await two.drop()
})

test('a template is filled once, whoever comes first, and copied', async () => {
  let filled = 0
  const fill = async (url: string) => {
    filled += 1
    await ask(url, 'create table from_template as select 1 as n')
  }
  await Promise.all([prepareTemplate(fill, 'trial'), prepareTemplate(fill, 'trial')])
  expect(filled).toBe(1)
  const database = await createDatabase('trial')
  expect(await ask(database.url, 'select n from from_template')).toBe(1)
  await database.drop()
})
