import type { ExchangeLimits } from './limits.ts'
import type { ExchangeProblemCode, ExchangeProblemParams } from './problems.ts'
import type { WorkbookFacts } from './read-workbook.ts'
import type { ReadProgress, SheetSink } from './sheet.ts'

/** What a module named to `runInWorker` exports as `createTransform`. It lives in the worker and sees every row there. */
export type CreateTransform<Options, Item, Result> = (options: Options, emit: (item: Item) => void) => ReadTransform<Item, Result>

/** Takes the rows; whatever it emits crosses over in batches. */
export interface ReadTransform<Item, Result> extends SheetSink {
  /** Items that are known only when the whole file has been read. Taken slowly, as fast as they are accepted on the other side. */
  remaining?(): Iterable<Item>
  /** Asked for once, after everything else; must be able to cross over, so plain data. */
  result(): Result
}

export interface WorkerStart {
  moduleUrl: string
  from: string | Uint8Array
  name: string
  options: unknown
  limits: Partial<ExchangeLimits>
  batchSize: number
}

export type FromWorker =
  | { kind: 'items'; items: unknown[] }
  | { kind: 'progress'; progress: ReadProgress }
  | { kind: 'done'; facts: WorkbookFacts; result: unknown }
  | { kind: 'problem'; code: ExchangeProblemCode; params: ExchangeProblemParams }
  | { kind: 'failed'; message: string; stack: string | undefined }
