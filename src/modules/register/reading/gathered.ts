import type { RowFields, RowPlace } from './types.ts'

/** An organisation as the rows read so far state it. */
export interface Gathered {
  readonly key: string
  readonly fields: RowFields
  extras: Record<string, string> | null
  readonly rows: string[]
  readonly first: RowPlace
}

/** Where the organisations of a register wait until its last row has been read. */
export interface Gathering {
  find(key: string): Gathered | undefined
  /** Keeps a new one, or one that a later row changed, at the place of its first row. */
  keep(gathered: Gathered): void
  /** All in the order of their first rows; each is let go as it is taken. */
  take(): Generator<Gathered>
}

/** In memory: for registers of ordinary size. */
export class GatheredInMemory implements Gathering {
  private readonly byKey = new Map<string, Gathered>()

  find(key: string): Gathered | undefined {
    return this.byKey.get(key)
  }

  keep(gathered: Gathered): void {
    this.byKey.set(gathered.key, gathered)
  }

  *take(): Generator<Gathered> {
    for (const [key, gathered] of this.byKey) {
      this.byKey.delete(key)
      yield gathered
    }
  }
}
