export type { AppliedImport } from './apply-import.ts'
export { applyNow, type Hand, readAndStage, type RegisterFile, undoNow } from './now.ts'
export { importReport, type ImportReport } from './report.ts'
export type { UndoneImport } from './undo-import.ts'
