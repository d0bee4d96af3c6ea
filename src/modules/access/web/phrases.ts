import { accessPhrases } from '../phrases.ts'
import { branchesOf } from '../../../web/phrases/branches.ts'
import { en as enPages } from './phrases.en.ts'
import { zh as zhPages } from './phrases.zh.ts'

/** Words of the pages, and under `server` what the module itself has words for: problems, roles, actions, constraints, findings. */
export const zh = { ...zhPages, ...branchesOf(accessPhrases.zh) }
export const en = { ...enPages, ...branchesOf(accessPhrases.en) }
