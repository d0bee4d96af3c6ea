import { branchesOf } from '../../../web/phrases/branches.ts'
import { en as server } from '../phrases.en.ts'
import { en as pages } from './page-phrases.en.ts'

export const en = { ...pages, ...branchesOf(server) }
