import type { AnswerOf } from '../../../kernel/endpoint.ts'
import type { elections } from '../contract.ts'

export type TermList = AnswerOf<typeof elections.listTerms>
export type Standing = TermList['items'][number]
export type ElectionList = AnswerOf<typeof elections.listElections>
export type ElectionSummary = ElectionList['items'][number]
export type ElectionDetail = AnswerOf<typeof elections.getElection>
export type ContestView = ElectionDetail['contests'][number]
export type BallotView = ContestView['ballots'][number]
export type OfficeName = ContestView['office']
export type RuleLine = ElectionDetail['rules']['quorum']
