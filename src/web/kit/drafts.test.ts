import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CallProblem } from './call-problem.ts'
import { type Draft, drafts } from './drafts.ts'

interface Line extends Draft {
  readonly no: number
  readonly text: string
}

/** A browser's storage in memory; `full` refuses whatever is to be kept. */
class Shelf {
  full = false
  getItem(key: string): string | null {
    return (this as unknown as Record<string, string>)[key] ?? null
  }
  setItem(key: string, value: string): void {
    if (this.full) throw new DOMException('full', 'QuotaExceededError')
    Object.assign(this, { [key]: value })
  }
  removeItem(key: string): void {
    Reflect.deleteProperty(this, key)
  }
}

const before = Object.getOwnPropertyDescriptor(globalThis, 'localStorage')
let shelf: Shelf
let keys: string[]
let answer: () => Promise<{ id: string }>
const lines = drafts<Line>({
  name: 'line',
  placeOf: ({ no }) => String(no),
  post: (_draft, { idempotencyKey }) => {
    keys.push(idempotencyKey)
    return answer()
  },
})
const line: Line = { key: 'first', no: 7, text: '走访', waiting: false }

beforeEach(() => {
  shelf = new Shelf()
  keys = []
  answer = () => Promise.resolve({ id: '1' })
  Object.defineProperty(globalThis, 'localStorage', { value: shelf, configurable: true })
})
afterEach(() => {
  if (before) Object.defineProperty(globalThis, 'localStorage', before)
  else Reflect.deleteProperty(globalThis, 'localStorage')
})

const lost = () => Promise.reject(new CallProblem('network', 0))
const refused = () => Promise.reject(new CallProblem('invalid', 422))

describe('what is being written', () => {
  it('is found again by the same account only, until it is sent', async () => {
    lines.keep('a', line)
    expect(lines.find('a', '7')).toEqual(line)
    expect(lines.find('b', '7')).toBeNull()
    expect(await lines.send('a', line)).toEqual({ state: 'sent', id: '1' })
    expect(lines.find('a', '7')).toBeNull()
  })

  it('waits without a network, and is sent later under the key it had', async () => {
    answer = lost
    expect((await lines.send('a', line)).state).toBe('waiting')
    expect(lines.waiting('a').map((draft) => draft.no)).toEqual([7])
    expect(await lines.sendWaiting('a')).toBe(false)
    answer = () => Promise.resolve({ id: '1' })
    expect(await lines.sendWaiting('a')).toBe(true)
    expect(keys).toEqual(['first', 'first', 'first'])
    expect(lines.waiting('a')).toEqual([])
  })

  it('stays to be corrected when it is refused, and what is corrected goes under a key of its own', async () => {
    answer = refused
    const sent = await lines.send('a', line)
    expect(sent).toMatchObject({ state: 'refused', problem: { code: 'invalid' }, draft: { text: '走访', waiting: false } })
    expect(lines.find('a', '7')?.key).not.toBe('first')
    expect(await lines.sendWaiting('a')).toBe(false)
    expect(keys).toHaveLength(1)
  })

  it('is sent all the same where the browser keeps nothing', async () => {
    shelf.full = true
    lines.keep('a', line)
    expect(lines.find('a', '7')).toBeNull()
    expect((await lines.send('a', line)).state).toBe('sent')
    Reflect.deleteProperty(globalThis, 'localStorage')
    expect(lines.waiting('a')).toEqual([])
    expect((await lines.send('a', line)).state).toBe('sent')
  })

  it('tells whoever shows what waits', async () => {
    let told = 0
    const stop = lines.onChange(() => (told += 1))
    answer = lost
    await lines.send('a', line)
    stop()
    await lines.send('a', line)
    expect(told).toBe(1)
  })
})
