import { fileURLToPath } from 'node:url'
import { threadId } from 'node:worker_threads'
import { describe, expect, it } from 'vitest'
import { readInWorker } from './read-in-worker.ts'
import type { SheetItem } from './rows-transform.ts'
import { runInWorker } from './run-in-worker.ts'

const sample = fileURLToPath(new URL('../../../samples/longhua-2018.xlsx', import.meta.url))
const manyRows = (count: number) => Buffer.from('名称,人数,电话\n' + '深圳市龙华区某某协会,12,14000000000\n'.repeat(count))

const read = (options: Parameters<typeof readInWorker>[2], file = manyRows(300_000)) => readInWorker(file, 'a.csv', options)

describe('reading in a thread of its own', () => {
  it('hands over every row in order, with facts and merges at the end', async () => {
    const items: SheetItem[] = []
    const { facts, result } = await readInWorker(sample, 'longhua.xlsx', {
      onItems: (batch) => void items.push(...batch),
      batchSize: 100,
    })
    expect(facts.format).toBe('xlsx')
    expect(result.sheets.map((sheet) => sheet.merges.length)).toEqual([25, 13, 21, 12, 13, 13, 0])
    expect(items.filter((item) => item.kind === 'sheet')).toHaveLength(7)
    expect(items.filter((item) => item.kind === 'row')).toHaveLength(result.rows)
  })

  it('leaves the calling thread free: every row is looked at in another one, which ends with the file', async () => {
    const module = new URL('../../../test/support/thread-transform.ts', import.meta.url)
    const read = () => runInWorker<never, { threads: number[]; rows: number }>({ module, from: manyRows(5000), name: 'a.csv' })
    const [first, second] = [(await read()).result, (await read()).result]
    expect([first.rows, second.rows]).toEqual([5001, 5001])
    const threads = [...first.threads, ...second.threads]
    expect(threads).toHaveLength(2)
    expect(new Set([threadId, ...threads]).size).toBe(3)
  })

  it('waits while a batch is being handled, and still loses nothing', async () => {
    let busy = 0
    let most = 0
    let rows = 0
    await readInWorker(manyRows(3000), 'a.csv', {
      batchSize: 200,
      async onItems(items) {
        busy += 1
        most = Math.max(most, busy)
        await new Promise((resolve) => setImmediate(resolve))
        rows += items.filter((item) => item.kind === 'row').length
        busy -= 1
      },
    })
    expect([rows, most]).toEqual([3001, 1])
  })

  it('reports progress to the end of the file', async () => {
    const seen: number[] = []
    const file = manyRows(200_000)
    await readInWorker(file, 'a.csv', {
      onProgress: ({ bytesRead, bytesTotal }) => void seen.push(bytesRead / bytesTotal),
      onItems: () => {},
    })
    expect(seen.length).toBeGreaterThan(0)
    expect([...seen].sort((a, b) => a - b)).toEqual(seen)
    expect(seen.at(-1)).toBeLessThanOrEqual(1)
  })
})

describe('reading ends', () => {
  it('when the file is refused, with the problem', async () => {
    await expect(read({}, Buffer.from('a\0b'))).rejects.toMatchObject({ code: 'exchange.text_nul_bytes', params: { offset: 1 } })
  })

  it('when it is cancelled, long before the file is through', async () => {
    const abort = new AbortController()
    let rows = 0
    const reading = read({
      signal: abort.signal,
      onItems(items) {
        rows += items.length
        abort.abort()
      },
    })
    await expect(reading).rejects.toMatchObject({ code: 'exchange.cancelled' })
    const handed = rows
    expect(handed).toBeGreaterThan(0)
    expect(handed).toBeLessThan(30_000)
    await new Promise((resolve) => setImmediate(resolve))
    expect(rows).toBe(handed)
    await expect(read({ signal: abort.signal })).rejects.toMatchObject({ code: 'exchange.cancelled' })
  })

  it('when it takes too long', async () => {
    await expect(read({ timeoutMs: 1 })).rejects.toMatchObject({ code: 'exchange.timeout' })
  })

  it('when it needs more memory than it is given', async () => {
    const module = new URL('./rows-transform.ts', import.meta.url)
    const never = new Promise<void>(() => {})
    const wide = Buffer.from(`${Array.from({ length: 400_000 }, (_, i) => `行${i},${'x'.repeat(60)}${i}`).join('\n')}\n`)
    const reading = runInWorker({
      module,
      from: wide,
      name: 'a.csv',
      memoryMb: 12,
      batchSize: 1e9,
      onItems: () => never,
    })
    await expect(reading).rejects.toMatchObject({ code: 'exchange.out_of_memory' })
  }, 120_000)

  it('when a batch cannot be handled', async () => {
    await expect(read({ onItems: () => Promise.reject(new Error('the store is closed')) })).rejects.toThrow('the store is closed')
  })

  it('when the transform itself is wrong, as a fault of ours and not of the file', async () => {
    const module = new URL('./no-such-module.ts', import.meta.url)
    await expect(runInWorker({ module, from: manyRows(1), name: 'a.csv' })).rejects.toThrow('reading failed in the worker')
  })
})
