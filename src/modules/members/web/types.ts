import type { AnswerOf } from '../../../kernel/endpoint.ts'
import type { members } from '../contract.ts'

export type MemberList = AnswerOf<typeof members.listMembers>
export type MemberRow = MemberList['items'][number]
export type Member = AnswerOf<typeof members.getMember>
export type Transfer = AnswerOf<typeof members.listTransfers>['items'][number]
