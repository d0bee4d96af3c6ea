import { branchesOf } from '../../../web/phrases/branches.ts'
import { zh as server } from '../phrases.zh.ts'
import { zh as pages } from './page-phrases.zh.ts'

/** Words of the pages, and under `server` what the module itself has words for: problems, roles, constraints, findings. */
export const zh = { ...pages, ...branchesOf(server) }
