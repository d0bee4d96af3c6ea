import type { WorkbookFacts } from '../../platform/exchange/read-workbook.ts'
import { runInWorker, type WorkerRun } from '../../platform/exchange/run-in-worker.ts'
import type { RegisterReadingOptions, RegisterSummary } from './reading/options.ts'
import { assembleReading, type RegisterReading } from './reading/reading.ts'
import type { RegisterItem, RegisterTransformOptions } from './reading/transform.ts'
import type { OrganisationItem, ReadRow } from './reading/types.ts'

export interface RegisterRun extends Pick<
  WorkerRun<RegisterItem>,
  'limits' | 'onProgress' | 'signal' | 'timeoutMs' | 'memoryMb' | 'batchSize'
> {
  reading: RegisterReadingOptions
  rows?: RegisterTransformOptions['rows']
  onRows?: (rows: ReadRow[]) => void | Promise<void>
  /** Called after all rows; in batches, in the order of their first rows. */
  onOrganisations?: (items: OrganisationItem[]) => void | Promise<void>
}

/** Reads a register of any size in a worker; rows and organisations arrive in batches. Throws `ExchangeProblem`. */
export async function streamRegister(
  from: string | Uint8Array,
  name: string,
  run: RegisterRun,
): Promise<{ facts: WorkbookFacts; summary: RegisterSummary }> {
  const { reading, rows = 'all', onRows, onOrganisations, ...rest } = run
  const options: RegisterTransformOptions = { fileName: name, ...reading, rows }
  const { facts, result } = await runInWorker<RegisterItem, RegisterSummary>({
    ...rest,
    module: new URL('./reading/transform.ts', import.meta.url),
    from,
    name,
    options,
    async onItems(items) {
      const rowItems = items.flatMap((item) => (item.kind === 'row' ? [item.row] : []))
      if (rowItems.length > 0) await onRows?.(rowItems)
      const organisations = items.filter((item) => item.kind === 'organisation')
      if (organisations.length > 0) await onOrganisations?.(organisations)
    },
  })
  return { facts, summary: result }
}

/** Reads a register of some thousand rows as one object. */
export async function readRegister(
  from: string | Uint8Array,
  name: string,
  reading: RegisterReadingOptions,
  run: Pick<RegisterRun, 'limits' | 'onProgress' | 'signal' | 'timeoutMs'> = {},
): Promise<{ facts: WorkbookFacts; reading: RegisterReading; summary: RegisterSummary }> {
  const rows: ReadRow[] = []
  const items: OrganisationItem[] = []
  const { facts, summary } = await streamRegister(from, name, {
    ...run,
    reading,
    onRows: (batch) => void rows.push(...batch),
    onOrganisations: (batch) => void items.push(...batch),
  })
  return { facts, reading: assembleReading(rows, items, summary), summary }
}
