import { mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { SealBroken } from './crypto.ts'
import { addDataKey, rotateKek } from './keyring.ts'
import { openCrypto } from './open.ts'

let folder: string
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'keys-'))))
afterEach(() => rm(folder, { recursive: true, force: true }))

test('keys are made once, readable by their owner alone, and kept', async () => {
  const first = await openCrypto(folder, 'gm')
  const again = await openCrypto(folder, 'gm')
  expect(again.open('f', first.seal('f', 'x'))).toBe('x')
  for (const name of ['keys/kek', 'keys/keyring.json']) expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600)
  expect((await stat(join(folder, 'keys'))).mode & 0o777).toBe(0o700)
})

test('a folder keeps the profile it was made with', async () => {
  await openCrypto(folder, 'intl')
  expect((await openCrypto(folder, 'gm')).profile).toBe('intl')
})

test('no key stands readable in the keyring', async () => {
  const bundle = (await openCrypto(folder, 'gm')).keyBundle()
  const ring = await readFile(join(folder, 'keys/keyring.json'), 'utf8')
  for (const key of [bundle.index, bundle.integrity, bundle.pepper, ...Object.values(bundle.data)])
    expect(ring).not.toContain(key)
})

test('a new kek opens the same keys, and the old one opens nothing more', async () => {
  const before = await openCrypto(folder, 'gm')
  const oldKek = await readFile(join(folder, 'keys/kek'), 'utf8')
  await rotateKek(folder)
  expect((await openCrypto(folder, 'gm')).keyBundle()).toEqual(before.keyBundle())
  await writeFile(join(folder, 'keys/kek'), oldKek)
  await expect(openCrypto(folder, 'gm')).rejects.toThrow(/does not open/)
})

test('a crash between the two renames of a rotation loses nothing', async () => {
  const before = await openCrypto(folder, 'gm')
  const oldRing = await readFile(join(folder, 'keys/keyring.json'))
  await rotateKek(folder)
  await rename(join(folder, 'keys/keyring.json'), join(folder, 'keys/keyring.json.new'))
  await writeFile(join(folder, 'keys/keyring.json'), oldRing)
  expect((await openCrypto(folder, 'gm')).keyBundle()).toEqual(before.keyBundle())
})

test('a second data key seals from now on and the first still opens', async () => {
  const before = await openCrypto(folder, 'gm')
  expect(await addDataKey(folder)).toBe(2)
  const after = await openCrypto(folder, 'gm')
  expect(after.open('f', before.seal('f', 'old'))).toBe('old')
  expect(() => before.open('f', after.seal('f', 'new'))).toThrow(SealBroken)
})

test('a lost key file is told, never replaced by a new one', async () => {
  await openCrypto(folder, 'gm')
  await rm(join(folder, 'keys/kek'))
  await expect(openCrypto(folder, 'gm')).rejects.toThrow(/missing/)
})
