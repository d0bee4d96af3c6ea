import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../test/support/platform.ts'
import { systemContext } from '../platform/db/database.ts'
import { listRules, loadProgrammes, ruleOfProgramme } from '../platform/programmes/programmes.ts'
import { programmes } from './index.ts'

let platform: TestPlatform
beforeAll(async () => void (platform = await openTestPlatform()))
afterAll(() => platform.close())

it('rules asked for by their keys are those of the whole documents', async () => {
  await platform.services.database.transaction(systemContext, async (tx) => {
    const documents = await loadProgrammes(tx, programmes)
    const keys = [...new Set(documents.flatMap(({ rules }) => rules.map(({ key }) => key)))]
    for (const { code } of documents) {
      const found = await listRules(tx, code, keys)
      for (const key of keys)
        expect(ruleOfProgramme(found, code, key, '2026-11-22')).toEqual(ruleOfProgramme(documents, code, key, '2026-11-22'))
      expect((await listRules(tx, code, [keys[0]!])).flatMap(({ rules }) => rules).every(({ key }) => key === keys[0])).toBe(true)
    }
  })
})
