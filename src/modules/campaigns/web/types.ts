import type { AnswerOf } from '../../../kernel/endpoint.ts'
import type { campaigns } from '../contract.ts'

export type Campaign = AnswerOf<typeof campaigns.getCampaign>
export type CampaignSummary = AnswerOf<typeof campaigns.listCampaigns>['items'][number]
export type Movement = AnswerOf<typeof campaigns.getMovement>
export type WeekView = Movement['weeks'][number]
export type UnitView = AnswerOf<typeof campaigns.listUnits>['items'][number]
