import { zh as ledger } from '../../../modules/ledger/phrases.zh.ts'
import { zh as volunteering } from '../../../modules/volunteering/web/phrases.zh.ts'

export const zh = { volunteering, problems: { ...volunteering.problems, ...ledger.problems } }
