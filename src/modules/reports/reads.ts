import { query } from '../../platform/commands/operation.ts'
import { reports } from './contract.ts'
import { figuresReport } from './figures.ts'

export const listFigures = query(reports.listFigures, async (call) => ({ programmes: await figuresReport(call, call.query) }))
