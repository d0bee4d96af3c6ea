import { classifyFields } from '../../kernel/field-class.ts'

export const campaignFieldClasses = classifyFields('campaigns', {
  campaign: {
    C1: `id name node_no node_kind district_no aim aim_version aim_source percent from_on until_on document account_id started_at closed_on closed_by
      closed_note`,
  },
})
