import type { AnswerOf } from '../../../kernel/endpoint.ts'
import type { notices } from '../contract.ts'

export type Digest = AnswerOf<typeof notices.getDigest>
export type Group = Digest['groups'][number]
