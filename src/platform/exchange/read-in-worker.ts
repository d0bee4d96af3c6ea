import type { RowsResult, SheetItem } from './rows-transform.ts'
import { runInWorker, type WorkerRun } from './run-in-worker.ts'
import type { WorkbookFacts } from './read-workbook.ts'

/** Reads a file in a worker and hands its rows over as they are. Merges are complete in the result. */
export function readInWorker(
  from: string | Uint8Array,
  name: string,
  options: Omit<WorkerRun<SheetItem>, 'module' | 'from' | 'name' | 'options'> = {},
): Promise<{ facts: WorkbookFacts; result: RowsResult }> {
  return runInWorker<SheetItem, RowsResult>({ ...options, module: new URL('./rows-transform.ts', import.meta.url), from, name })
}
