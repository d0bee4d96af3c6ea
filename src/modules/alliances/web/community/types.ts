import type { AnswerOf } from '../../../../kernel/endpoint.ts'
import type { alliances } from '../../contract.ts'

export type CommunityAnswer = AnswerOf<typeof alliances.getCommunity>
