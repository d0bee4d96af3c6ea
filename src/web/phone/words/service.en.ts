import { en as ledger } from '../../../modules/ledger/phrases.en.ts'
import { en as volunteering } from '../../../modules/volunteering/web/phrases.en.ts'

export const en = { volunteering, problems: { ...volunteering.problems, ...ledger.problems } }
