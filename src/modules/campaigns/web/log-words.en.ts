import type { SameKeys } from '../../../web/phrases/same-keys.ts'
import type { zh } from './log-words.zh.ts'

export const en: SameKeys<typeof zh> = {
  abilities: {
    'campaign/read': 'See campaigns',
    'campaign/start': 'Start and close campaigns',
    'campaign/export': 'Export lists of campaigns',
    'campaign/write': 'Write letters and lists of campaigns',
  },
  writes: {
    'campaigns/startCampaign': 'Started a campaign',
    'campaigns/closeCampaign': 'Closed a campaign',
    'campaigns/exportUnits': 'Exported a list of a campaign',
    'campaigns/writeLetters': 'Had letters and lists of a campaign written',
  },
  reads: {
    'campaigns/listCampaigns': 'Looked at the campaigns',
    'campaigns/getCampaign': 'Looked at a campaign',
    'campaigns/getMovement': 'Looked at the weeks of a campaign',
    'campaigns/listMoves': 'Looked at who moved in a week',
    'campaigns/getObstacles': 'Looked at what is in the way',
    'campaigns/listBodies': 'Looked at who answers for what',
    'campaigns/listUnits': 'Looked at the organisations of a campaign',
  },
  noted: {
    objects: { campaign: 'campaign' },
    fields: {},
    heads: {
      登记管理机关: 'registrar',
      业务主管单位: 'supervisor',
      是否达到: 'there or not',
      目前卡在: 'at present',
      措施: 'remedy',
      下次跟进: 'look again',
      最近跟进: 'latest finding',
    },
    jobs: { 'campaigns/letters': 'Letters and lists of a campaign' },
  },
}
