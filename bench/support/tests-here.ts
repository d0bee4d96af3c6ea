import { expect } from 'vitest'

/** `describe` and `it` for tests without a database, run where they are imported: in order, to the first that fails. */
type Body = (...given: never[]) => unknown
type Named = (name: unknown, body?: Body) => void

const waiting: Body[] = []

const each =
  (run: Named) =>
  (rows: readonly unknown[]) =>
  (name: unknown, body: Body): void => {
    for (const row of rows) run(name, () => body(...((Array.isArray(row) ? row : [row]) as never[])))
  }
const describeHere: Named = (_, body) => void body?.()
const itHere: Named = (_, body) => {
  if (body) waiting.push(body)
}

export const describe = Object.assign(describeHere, { each: each(describeHere) })
export const it = Object.assign(itHere, { each: each(itHere) })
export const test = it
export { expect }

/** Runs what was collected since the last time; throws what the first failing test throws. Answers how many ran. */
export async function runCollected(): Promise<number> {
  const bodies = waiting.splice(0)
  for (const body of bodies) await body()
  return bodies.length
}

/** Forgets what was collected before a test file could not be read whole. */
export const forgetCollected = (): void => void waiting.splice(0)
